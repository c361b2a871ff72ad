//===- ScalarWork.cpp - What one scalar operation counts ------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "ScalarWork.h"

#include "mlir/IR/BuiltinTypes.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;

namespace {
struct Entry {
  StringRef workClass;
  int64_t count = 1;
};
} // namespace

static void enter(llvm::StringMap<Entry> &table, StringRef dialect,
                  StringRef workClass, StringRef names, int64_t count = 1) {
  SmallVector<StringRef> parts;
  names.split(parts, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  for (StringRef name : parts)
    table[(dialect + "." + name).str()] = {workClass, count};
}

static llvm::StringMap<Entry> makeTable() {
  llvm::StringMap<Entry> table;
  enter(table, "arith", "free", "constant bitcast");
  enter(table, "arith", "add", "addf addi addui_extended subf subi");
  enter(table, "arith", "mul", "mulf muli mulsi_extended mului_extended");
  enter(table, "arith", "div",
        "divf divsi divui remf remsi remui ceildivsi ceildivui floordivsi");
  enter(table, "arith", "compare",
        "cmpf cmpi select maximumf minimumf maxnumf minnumf maxsi maxui minsi "
        "minui");
  enter(table, "arith", "convert",
        "extf extsi extui truncf trunci fptosi fptoui sitofp uitofp "
        "index_cast index_castui");
  enter(table, "arith", "bit", "andi ori xori shli shrsi shrui negf");

  enter(table, "math", "fma", "fma");
  enter(table, "math", "special",
        "acos acosh asin asinh atan atan2 atanh cbrt cos cosh erf erfc exp "
        "exp2 expm1 fpowi ipowi log log10 log1p log2 powf rsqrt sin sinh sqrt "
        "tan tanh");
  enter(table, "math", "special", "sincos", 2);
  enter(table, "math", "compare", "isfinite isinf isnan isnormal");
  enter(table, "math", "compare", "clampf", 2);
  enter(table, "math", "convert", "ceil floor round roundeven trunc");
  enter(table, "math", "bit", "absf absi copysign ctlz cttz ctpop");

  enter(table, "complex", "free", "constant create re im bitcast");
  enter(table, "complex", "add", "add sub", 2);
  return table;
}

static std::string getTypeName(Type type) {
  std::string name;
  llvm::raw_string_ostream(name) << type;
  return name;
}

std::optional<SmallVector<executed::Share, 2>>
executed::getScalarWork(Operation *op) {
  static const llvm::StringMap<Entry> table = makeTable();
  StringRef name = op->getName().getStringRef();
  // The product of two complex numbers.
  if (name == "complex.mul") {
    Type part = cast<ComplexType>(op->getResult(0).getType()).getElementType();
    return SmallVector<Share, 2>{{"mul " + getTypeName(part), 4},
                                 {"add " + getTypeName(part), 2}};
  }
  auto entry = table.find(name);
  if (entry == table.end())
    return std::nullopt;
  if (entry->second.workClass == "free")
    return SmallVector<Share, 2>{};
  // A cast is filed under what it makes, a comparison under what it compares
  // (a select under what it selects); anything that touches an index is index
  // arithmetic, which loops make of their own and which is not compared.
  auto isIndex = [](Value value) { return value.getType().isIndex(); };
  if (llvm::any_of(op->getOperands(), isIndex) ||
      llvm::any_of(op->getResults(), isIndex))
    return SmallVector<Share, 2>{};
  Type type = op->getResult(0).getType();
  if (entry->second.workClass == "compare")
    type = op->getOperand(op->getNumOperands() - 1).getType();
  if (auto complex = dyn_cast<ComplexType>(type))
    type = complex.getElementType();
  return SmallVector<Share, 2>{
      {(entry->second.workClass + " " + getTypeName(type)).str(),
       entry->second.count}};
}
