#include "mlir-roofline/Support/Formula/Quantity.h"
#include "llvm/Support/raw_ostream.h"

int main() {
  using mlir::roofline::Quantity;
  llvm::outs() << Quantity::ceilDiv(Quantity::symbol("n"), 2) * 64 << "\n";
}
