//===- SizeAnalysisTest.cpp - Where sizes come from -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The open extents and the values that functions return, as formulas.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Sizes/SizeAnalysis.h"

#include "mlir-roofline/InitAll.h"

#include "mlir/IR/BuiltinOps.h"
#include "mlir/Parser/Parser.h"
#include "llvm/ADT/StringExtras.h"
#include "gtest/gtest.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {
struct SizeAnalysisTest : testing::Test {
  SizeAnalysisTest() {
    DialectRegistry registry;
    registerAll(registry);
    context.appendDialectRegistry(registry);
    context.loadAllAvailableDialects();
  }

  /// What the last function of `text` returns: of a shaped value its open
  /// extents, of an integer its value.
  std::string getReturned(StringRef text) {
    module = parseSourceString<ModuleOp>(text, &context);
    if (!module)
      return "no module";
    sizes = std::make_unique<SizeAnalysis>(*module);
    auto function =
        cast<FunctionOpInterface>(&*std::prev(module->getBody()->end()));
    std::vector<std::string> texts;
    for (Value value :
         function.getFunctionBody().back().getTerminator()->getOperands()) {
      auto type = dyn_cast<ShapedType>(value.getType());
      if (!type)
        texts.push_back(sizes->getValue(value).str());
      for (int64_t dim = 0; type && type.hasRank() && dim < type.getRank();
           ++dim)
        if (type.isDynamicDim(dim))
          texts.push_back(sizes->getDim(value, dim).str());
      if (type && !type.hasRank())
        texts.push_back(sizes->getNumElements(value).str());
    }
    return llvm::join(texts, ", ");
  }
  /// The same of a function that takes `arguments` and has `body`.
  std::string getReturned(const Twine &arguments, const Twine &body,
                          const Twine &types) {
    return getReturned(("func.func @f(" + arguments + ") -> (" + types +
                        ") {\n%c0 = arith.constant 0 : index\n"
                        "%c1 = arith.constant 1 : index\n" +
                        body + "}")
                           .str());
  }

  MLIRContext context;
  OwningOpRef<ModuleOp> module;
  std::unique_ptr<SizeAnalysis> sizes;
};

//===----------------------------------------------------------------------===//
// Integers
//===----------------------------------------------------------------------===//

/// `%r` of two index arguments.
struct IntegerTest : SizeAnalysisTest {
  std::string compute(const Twine &body) {
    return getReturned("%n: index, %m: index",
                       "%c3 = arith.constant 3 : index\n"
                       "%d = arith.subi %n, %m : index\n" +
                           body + "\nreturn %r : index\n",
                       "index");
  }
};

TEST_F(IntegerTest, Divisions) {
  EXPECT_EQ(compute("%r = arith.divsi %n, %c3 : index"), "floordiv(arg0, 3)");
  // -7 / 3 = -2: of a negative number the opposite is divided.
  EXPECT_EQ(compute("%r = arith.divsi %d, %c3 : index"),
            "-floordiv(max(0, -arg0 + arg1), 3) + "
            "floordiv(max(0, arg0 - arg1), 3)");
  EXPECT_EQ(compute("%r = arith.remui %n, %c3 : index"), "mod(arg0, 3)");
}

TEST_F(IntegerTest, SelectsOfComparisons) {
  EXPECT_EQ(compute("%c = arith.cmpi slt, %n, %m : index\n"
                    "%r = arith.select %c, %n, %m : index"),
            "min(arg0, arg1)");
  EXPECT_EQ(compute("%c = arith.cmpi ult, %n, %m : index\n"
                    "%r = arith.select %c, %m, %n : index"),
            "max(arg0, arg1)");
  EXPECT_EQ(compute("%c = arith.cmpi sge, %d, %c0 : index\n"
                    "%r = arith.select %c, %d, %c0 : index"),
            "max(0, arg0 - arg1)");
  // What a condition that is data selects may be anything.
  EXPECT_EQ(compute("%c = \"test.flag\"() : () -> i1\n"
                    "%r = arith.select %c, %n, %m : index"),
            "no module");
}

TEST_F(IntegerTest, Bits) {
  EXPECT_EQ(compute("%r = arith.shrui %n, %c1 : index"), "floordiv(arg0, 2)");
  EXPECT_EQ(compute("%r = arith.shli %n, %c3 : index"), "8*arg0");
  EXPECT_EQ(compute("%r = arith.andi %n, %c3 : index"), "mod(arg0, 4)");
  EXPECT_EQ(compute("%r = arith.xori %c1, %c3 : index"), "2");
}

/// What a narrow type keeps of a constant: 3 is 1 and 2 is 0 in one bit; 19 is
/// 3 and 11 is 11 - 16 in four.
TEST_F(IntegerTest, NarrowConstants) {
  auto narrow = [&](int64_t value, StringRef type, StringRef cast) {
    return compute("%k = arith.constant " + Twine(value) +
                   " : i8\n%b = arith.trunci %k : i8 to " + type +
                   "\n%r = arith." + cast + " %b : " + type + " to index");
  };
  EXPECT_EQ(narrow(3, "i1", "index_castui"), "1");
  EXPECT_EQ(narrow(2, "i1", "index_castui"), "0");
  EXPECT_EQ(narrow(-1, "i1", "index_castui"), "1");
  EXPECT_EQ(narrow(19, "i4", "index_cast"), "3");
  EXPECT_EQ(narrow(11, "i4", "index_cast"), "-5");
  EXPECT_EQ(narrow(11, "i4", "index_castui"), "11");
}

//===----------------------------------------------------------------------===//
// Views, shapes, allocations
//===----------------------------------------------------------------------===//

/// Elements 1 and 3 of four numbers, one of which was put in later.
TEST_F(SizeAnalysisTest, SlicesOfNumbers) {
  for (auto [index, value] : {std::pair{"%c0", "arg1"}, {"%c1", "9"}})
    EXPECT_EQ(getReturned("%a: index, %b: index",
                          "%c3 = arith.constant 3 : index\n"
                          "%c9 = arith.constant 9 : index\n"
                          "%all = tensor.from_elements %a, %b, %a, %a : "
                          "tensor<4xindex>\n"
                          "%put = tensor.insert %c9 into %all[%c3] : "
                          "tensor<4xindex>\n"
                          "%part = tensor.extract_slice %put[1] [2] [2] : "
                          "tensor<4xindex> to tensor<2xindex>\n"
                          "%r = tensor.extract %part[" +
                              Twine(index) +
                              "] : tensor<2xindex>\nreturn %r : index\n",
                          "index"),
              value);
}

/// Of a tensor whose rows are split into parts of 4, the parts say how many
/// rows there are.
TEST_F(SizeAnalysisTest, ExpandedGroups) {
  EXPECT_EQ(getReturned("%x: tensor<?xf32>, %y: tensor<?xf32>",
                        "%k = tensor.dim %y, %c0 : tensor<?xf32>\n"
                        "%e = tensor.expand_shape %x [[0, 1]] output_shape "
                        "[%k, 4] : tensor<?xf32> into tensor<?x4xf32>\n"
                        "return %x, %e : tensor<?xf32>, tensor<?x4xf32>\n",
                        "tensor<?xf32>, tensor<?x4xf32>"),
            "4*arg1.d0, arg1.d0");
}

TEST_F(SizeAnalysisTest, CollapsedGroups) {
  EXPECT_EQ(getReturned("%x: tensor<?x4x8xf32>",
                        "%r = tensor.collapse_shape %x [[0, 1, 2]] : "
                        "tensor<?x4x8xf32> into tensor<?xf32>\n"
                        "return %r : tensor<?xf32>\n",
                        "tensor<?xf32>"),
            "32*arg0.d0");
  EXPECT_EQ(getReturned("%x: memref<2x?x4x8x3xf32>",
                        "%r = memref.collapse_shape %x [[0, 1, 2, 3, 4]] : "
                        "memref<2x?x4x8x3xf32> into memref<?xf32>\n"
                        "return %r : memref<?xf32>\n",
                        "memref<?xf32>"),
            "192*arg0.d1");
}

TEST_F(SizeAnalysisTest, Views) {
  EXPECT_EQ(getReturned("%x: tensor<?xf32>",
                        "%r = tensor.bitcast %x : tensor<?xf32> to "
                        "tensor<?xi32>\nreturn %r : tensor<?xi32>\n",
                        "tensor<?xi32>"),
            "arg0.d0");
  EXPECT_EQ(getReturned("%x: memref<64xi8>, %n: index",
                        "%r = memref.view %x[%c0][%n] : memref<64xi8> to "
                        "memref<?xf32>\nreturn %r : memref<?xf32>\n",
                        "memref<?xf32>"),
            "arg1");
  EXPECT_EQ(getReturned("%x: tensor<?x4xf32>",
                        "%u = tensor.cast %x : tensor<?x4xf32> to "
                        "tensor<*xf32>\n%r = tensor.cast %u : tensor<*xf32> "
                        "to tensor<?x?xf32>\nreturn %r : tensor<?x?xf32>\n",
                        "tensor<?x?xf32>"),
            "arg0.d0, 4");
}

TEST_F(SizeAnalysisTest, Shapes) {
  EXPECT_EQ(getReturned("%x: tensor<?x?xf32>",
                        "%s = shape.shape_of %x : tensor<?x?xf32> -> "
                        "tensor<2xindex>\n"
                        "%e = shape.get_extent %s, %c1 : tensor<2xindex>, "
                        "index -> index\n"
                        "%r = tensor.reshape %x(%s) : (tensor<?x?xf32>, "
                        "tensor<2xindex>) -> tensor<?x?xf32>\n"
                        "return %r, %e : tensor<?x?xf32>, index\n",
                        "tensor<?x?xf32>, index"),
            "arg0.d0, arg0.d1, arg0.d1");
}

//===----------------------------------------------------------------------===//
// Control flow
//===----------------------------------------------------------------------===//

TEST_F(SizeAnalysisTest, LoopsThatKeepAShape) {
  // Two tensors that swap have one extent in common.
  EXPECT_EQ(getReturned("%x: tensor<?xf32>, %n: index",
                        "%r:2 = scf.for %i = %c0 to %n step %c1 "
                        "iter_args(%a = %x, %b = %x) -> (tensor<?xf32>, "
                        "tensor<?xf32>) {\n"
                        "scf.yield %b, %a : tensor<?xf32>, tensor<?xf32>\n}\n"
                        "return %r#0, %r#1 : tensor<?xf32>, tensor<?xf32>\n",
                        "tensor<?xf32>, tensor<?xf32>"),
            "arg0.d0, arg0.d0");
  EXPECT_EQ(getReturned("%x: tensor<?xf32>, %n: index",
                        "%r = scf.for %i = %c0 to %n step %c1 "
                        "iter_args(%a = %x) -> (tensor<?xf32>) {\n"
                        "%b = tensor.concat dim(0) %a, %x : (tensor<?xf32>, "
                        "tensor<?xf32>) -> tensor<?xf32>\n"
                        "scf.yield %b : tensor<?xf32>\n}\n"
                        "return %r : tensor<?xf32>\n",
                        "tensor<?xf32>")
                .substr(0, 1),
            "s");
}

TEST_F(SizeAnalysisTest, OtherRegions) {
  EXPECT_EQ(getReturned("%x: tensor<?xf32>, %i: index",
                        "%r = scf.index_switch %i -> tensor<?xf32>\n"
                        "case 2 { scf.yield %x : tensor<?xf32> }\n"
                        "default { scf.yield %x : tensor<?xf32> }\n"
                        "%s = scf.execute_region -> tensor<?xf32> {\n"
                        "scf.yield %r : tensor<?xf32> }\n"
                        "return %s : tensor<?xf32>\n",
                        "tensor<?xf32>"),
            "arg0.d0");
  EXPECT_EQ(getReturned("%x: tensor<?xf32>, %c: i1",
                        "%r = scf.while (%a = %x) : (tensor<?xf32>) -> "
                        "tensor<?xf32> {\n"
                        "scf.condition(%c) %a : tensor<?xf32>\n} do {\n"
                        "^bb0(%b: tensor<?xf32>):\n"
                        "scf.yield %b : tensor<?xf32>\n}\n"
                        "return %r : tensor<?xf32>\n",
                        "tensor<?xf32>"),
            "arg0.d0");
}

TEST_F(SizeAnalysisTest, BlocksThatPassTheSame) {
  EXPECT_EQ(getReturned("func.func @f(%x: tensor<?xf32>, %c: i1) -> "
                        "tensor<?xf32> {\n"
                        "cf.cond_br %c, ^a(%x : tensor<?xf32>), "
                        "^b(%x : tensor<?xf32>)\n"
                        "^a(%y: tensor<?xf32>):\n"
                        "cf.cond_br %c, ^a(%y : tensor<?xf32>), "
                        "^b(%y : tensor<?xf32>)\n"
                        "^b(%z: tensor<?xf32>):\n"
                        "return %z : tensor<?xf32>\n}"),
            "arg0.d0");
}

TEST_F(SizeAnalysisTest, LongChains) {
  std::string text = "func.func @f(%x0: tensor<?xf32>) -> tensor<?xf32> {\n"
                     "%c0 = arith.constant 0 : index\n";
  for (unsigned i = 0; i < 20000; ++i) {
    std::string now = std::to_string(i), next = std::to_string(i + 1);
    text += "%d" + now + " = tensor.dim %x" + now + ", %c0 : tensor<?xf32>\n" +
            "%x" + next + " = tensor.empty(%d" + now + ") : tensor<?xf32>\n";
  }
  EXPECT_EQ(getReturned(text + "return %x20000 : tensor<?xf32>\n}"), "arg0.d0");
}

//===----------------------------------------------------------------------===//
// Calls
//===----------------------------------------------------------------------===//

TEST_F(SizeAnalysisTest, CallsTwiceDeep) {
  std::string text;
  for (unsigned i = 0; i < 200; ++i) {
    std::string inner = std::to_string(i + 1);
    text += "func.func private @f" + std::to_string(i) +
            "(%x: tensor<?xf32>) -> tensor<?xf32> {\n%a = func.call @f" +
            inner + "(%x) : (tensor<?xf32>) -> tensor<?xf32>\n" +
            "%b = func.call @f" + inner +
            "(%a) : (tensor<?xf32>) -> tensor<?xf32>\n"
            "return %b : tensor<?xf32>\n}\n";
  }
  text += "func.func private @f200(%x: tensor<?xf32>) -> tensor<?xf32> {\n"
          "return %x : tensor<?xf32>\n}\n"
          "func.func @main(%x: tensor<?xf32>) -> tensor<?xf32> {\n"
          "%r = call @f0(%x) : (tensor<?xf32>) -> tensor<?xf32>\n"
          "return %r : tensor<?xf32>\n}\n";
  EXPECT_EQ(getReturned(text), "arg0.d0");
}

//===----------------------------------------------------------------------===//
// Equations
//===----------------------------------------------------------------------===//

static constexpr StringLiteral addition = R"(
  func.func @f(%x: tensor<?x8xf32>, %y: tensor<?x8xf32>) -> tensor<?x8xf32> {
    %0 = arith.addf %x, %y : tensor<?x8xf32>
    return %0 : tensor<?x8xf32>
  })";

TEST_F(SizeAnalysisTest, OperandsThatAgree) {
  EXPECT_EQ(getReturned(addition), "arg0.d0");
  EXPECT_EQ(sizes->getEquations().resolve(Quantity::symbol("arg1.d0")).str(),
            "arg0.d0");
  EXPECT_TRUE(sizes->getEquations().getConflicts().empty());
  llvm::MapVector<StringRef, Quantity> values;
  values["arg1.d0"] = 4;
  auto bound = sizes->getEquations().bind(values);
  ASSERT_TRUE(bool(bound));
  EXPECT_EQ((*bound)["arg0.d0"], Quantity(4));
  values["arg0.d0"] = 9;
  EXPECT_EQ(llvm::toString(sizes->getEquations().bind(values).takeError()),
            "arg1.d0 = arg0.d0, required by arith.addf at line 3, but arg1.d0 "
            "is bound to 4 and the other side to 9");
}

TEST_F(SizeAnalysisTest, CommonFactors) {
  // n*m rows are to be n rows: m is 1.
  getReturned(R"(
    func.func @f(%x: tensor<?x?xf32>, %y: tensor<?xf32>) -> tensor<?xf32> {
      %c0 = arith.constant 0 : index
      %n = tensor.dim %x, %c0 : tensor<?x?xf32>
      %0 = tensor.collapse_shape %x [[0, 1]]
          : tensor<?x?xf32> into tensor<?xf32>
      %e = tensor.empty(%n) : tensor<?xf32>
      %1 = arith.addf %0, %e : tensor<?xf32>
      return %1 : tensor<?xf32>
    })");
  EXPECT_EQ(sizes->getEquations().resolve(Quantity::symbol("arg0.d1")).str(),
            "1");
}

TEST_F(SizeAnalysisTest, NamesOfTheFrontEnd) {
  module = parseSourceString<ModuleOp>(addition, &context);
  sizes = std::make_unique<SizeAnalysis>(*module);
  auto function = cast<FunctionOpInterface>(&module->getBody()->front());
  // Two extents of one name; a formula of it.
  Quantity rows = Quantity::symbol("S");
  SizeStatements said;
  said.extents = {{0, 0, 2 * rows}, {1, 0, 2 * rows}};
  sizes->addStatements(said);
  EXPECT_EQ(sizes->getDim(function.getArgument(1), 0).str(), "2*S");
  EXPECT_TRUE(sizes->getEquations().getConflicts().empty());
}

TEST_F(SizeAnalysisTest, Contradictions) {
  // A cast says that there are 4 rows, another that there are 5.
  getReturned(R"(
    func.func @f(%x: tensor<?xf32>) -> tensor<?xf32> {
      %0 = tensor.cast %x : tensor<?xf32> to tensor<4xf32>
      %1 = tensor.cast %x : tensor<?xf32> to tensor<5xf32>
      return %x : tensor<?xf32>
    })");
  ASSERT_EQ(sizes->getEquations().getConflicts().size(), 1u);
  EXPECT_EQ(sizes->getEquations().getConflicts().front(),
            "arg0.d0 = 4, required by tensor.cast at line 3, but tensor.cast "
            "at line 4 requires 5");
}
} // namespace
