#include "mlir-roofline/Transforms/Passes.h"

int main() { mlir::roofline::registerRooflinePasses(); }
