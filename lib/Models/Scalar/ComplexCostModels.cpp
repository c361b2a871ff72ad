//===- ComplexCostModels.cpp - Costs of the complex dialect ---------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A complex operation counts as the real operations of its direct formula,
// filed under the type of its parts. The formulas stand beside the recipes;
// guards against overflow and special values, which libraries add, are not
// counted.
//
//===----------------------------------------------------------------------===//

#include "Accumulation/Accumulation.h"
#include "mlir-roofline/Models/CostModels.h"

#include "mlir/Dialect/Complex/IR/Complex.h"
#include "mlir/IR/DialectRegistry.h"

using namespace mlir;
using namespace mlir::roofline;

namespace {

/// How many real operations of each class one complex operation is.
struct Recipe {
  int64_t mul = 0, add = 0, div = 0, special = 0, compare = 0, bit = 0,
          convert = 0;

  constexpr Recipe operator+(const Recipe &other) const {
    return {mul + other.mul,         add + other.add,         div + other.div,
            special + other.special, compare + other.compare, bit + other.bit,
            convert + other.convert};
  }
};

// In what follows z = a + bi, w = c + di, and r is a real number.
constexpr Recipe realAdd{/*mul=*/0, /*add=*/1};
constexpr Recipe special{/*mul=*/0, /*add=*/0, /*div=*/0, /*special=*/1};
constexpr Recipe divByReal{/*mul=*/0, /*add=*/0, /*div=*/2};
constexpr Recipe mulByReal{/*mul=*/2};
constexpr Recipe negatePart{0, 0, 0, 0, /*compare=*/0, /*bit=*/1};
constexpr Recipe convertReal{0, 0, 0, 0, 0, 0, /*convert=*/1};

// z + w = (a + c) + (b + d)i
constexpr Recipe addRecipe{/*mul=*/0, /*add=*/2};
// z * w = (ac - bd) + (ad + bc)i
constexpr Recipe mulRecipe{/*mul=*/4, /*add=*/2};
// z / w = ((ac + bd) + (bc - ad)i) / (c*c + d*d)
constexpr Recipe divRecipe{/*mul=*/6, /*add=*/3, /*div=*/2};
// -z = -a - bi; conj(z) = a - bi
constexpr Recipe negRecipe = negatePart + negatePart;
constexpr Recipe conjRecipe = negatePart;
// z == w: a == c and b == d
constexpr Recipe equalRecipe{0, 0, 0, 0, /*compare=*/2, /*bit=*/1};
// |z| = sqrt(a*a + b*b)
constexpr Recipe absRecipe{/*mul=*/2, /*add=*/1, /*div=*/0, /*special=*/1};
// arg z = atan2(b, a)
constexpr Recipe angleRecipe = special;
// sign z = z / |z|, or 0 where z is 0: a comparison and a select of each part
constexpr Recipe signRecipe =
    absRecipe + divByReal + Recipe{0, 0, 0, 0, /*compare=*/3};
// exp z = exp a * (cos b + i sin b)
constexpr Recipe expRecipe = special + special + special + mulByReal;
// exp z - 1
constexpr Recipe expm1Recipe = expRecipe + realAdd;
// log z = log |z| + i arg z
constexpr Recipe logRecipe = absRecipe + special + angleRecipe;
// log(1 + z)
constexpr Recipe log1pRecipe = realAdd + logRecipe;
// sqrt z: t = sqrt((|z| + |a|) * 0.5), u = b / (t * 2); the parts are t and u,
// or |u| and copysign(t, b) where a < 0: a comparison and two selects
constexpr Recipe sqrtRecipe =
    absRecipe + realAdd + special + Recipe{/*mul=*/2,     /*add=*/0,
                                           /*div=*/1,     /*special=*/0,
                                           /*compare=*/3,
                                           /*bit=*/3};
// 1 / sqrt z = conj(sqrt z) / |z|, |z| being at hand
constexpr Recipe rsqrtRecipe = sqrtRecipe + conjRecipe + divByReal;
// z ^ w = exp(w * log z)
constexpr Recipe powRecipe = logRecipe + mulRecipe + expRecipe;
// z ^ r = exp(r * log z), r converted from an integer
constexpr Recipe powiRecipe = convertReal + logRecipe + mulByReal + expRecipe;
// sin z = sin a cosh b + i cos a sinh b; cos z = cos a cosh b - i sin a sinh b
constexpr Recipe sinRecipe = special + special + special + special + mulByReal;
constexpr Recipe cosRecipe = sinRecipe + negatePart;
// tan z = (sin 2a + i sinh 2b) / (cos 2a + cosh 2b), tanh likewise
constexpr Recipe tanRecipe =
    mulByReal + special + special + special + special + realAdd + divByReal;
// atan2(z, w) = -i log((w + iz) / sqrt(w*w + z*z)); a product with i or -i
// swaps the parts and negates one
constexpr Recipe atan2Recipe = negatePart + addRecipe + mulRecipe + mulRecipe +
                               addRecipe + sqrtRecipe + divRecipe + logRecipe +
                               negatePart;

template <typename OpTy, const Recipe &recipe>
struct ComplexModel
    : CostModelOpInterface::ExternalModel<ComplexModel<OpTy, recipe>, OpTy> {
  OpCost getOpCost(Operation *op, SizeProvider &sizes) const {
    CostBuilder builder(op, sizes);
    Type type = op->getOperand(0).getType();
    Quantity elements = builder.getNumElements(op->getResult(0));
    auto add = [&](WorkClass workClass, int64_t count) {
      builder.addWork(workClass, type, elements * Quantity(count));
    };
    add(WorkClass::mul, recipe.mul);
    add(WorkClass::add, recipe.add);
    add(WorkClass::div, recipe.div);
    add(WorkClass::special, recipe.special);
    add(WorkClass::compare, recipe.compare);
    add(WorkClass::bit, recipe.bit);
    add(WorkClass::convert, recipe.convert);
    for (unsigned i = 0, e = op->getNumOperands(); i < e; ++i)
      builder.readOperandUnlessSplat(i);
    for (unsigned i = 0, e = op->getNumResults(); i < e; ++i)
      builder.writeResult(i);
    if (std::is_same_v<OpTy, complex::MulOp>)
      markMultiplyAccumulate(op, builder.getCost(), sizes);
    return builder.take();
  }
};

} // namespace

template <const Recipe &recipe, typename... Ops>
static void attachComplexModels(MLIRContext *ctx) {
  (Ops::template attachInterface<ComplexModel<Ops, recipe>>(*ctx), ...);
}

static void attachComplexCostModels(MLIRContext *ctx,
                                    complex::ComplexDialect *) {
  using namespace complex;
  // Naming the parts of a number, or the number made of two parts.
  attachFreeModels<BitcastOp, ConstantOp, CreateOp, ImOp, ReOp>(ctx);
  Roles<SumRole::converted>::attachTo<ConjOp, ImOp, NegOp, ReOp>(ctx);
  Roles<SumRole::moved>::attachTo<CreateOp>(ctx);
  Roles<SumRole::moved, SumRole::none>::attachTo<DivOp>(ctx);
  Roles<SumRole::term>::attachTo<AddOp, SubOp>(ctx);
  Roles<SumRole::factor>::attachTo<MulOp>(ctx);

  attachComplexModels<addRecipe, AddOp, SubOp>(ctx);
  attachComplexModels<mulRecipe, MulOp>(ctx);
  attachComplexModels<divRecipe, DivOp>(ctx);
  attachComplexModels<negRecipe, NegOp>(ctx);
  attachComplexModels<conjRecipe, ConjOp>(ctx);
  attachComplexModels<equalRecipe, EqualOp, NotEqualOp>(ctx);
  attachComplexModels<absRecipe, AbsOp>(ctx);
  attachComplexModels<angleRecipe, AngleOp>(ctx);
  attachComplexModels<signRecipe, SignOp>(ctx);
  attachComplexModels<expRecipe, ExpOp>(ctx);
  attachComplexModels<expm1Recipe, Expm1Op>(ctx);
  attachComplexModels<logRecipe, LogOp>(ctx);
  attachComplexModels<log1pRecipe, Log1pOp>(ctx);
  attachComplexModels<sqrtRecipe, SqrtOp>(ctx);
  attachComplexModels<rsqrtRecipe, RsqrtOp>(ctx);
  attachComplexModels<powRecipe, PowOp>(ctx);
  attachComplexModels<powiRecipe, PowiOp>(ctx);
  attachComplexModels<sinRecipe, SinOp>(ctx);
  attachComplexModels<cosRecipe, CosOp>(ctx);
  attachComplexModels<tanRecipe, TanOp, TanhOp>(ctx);
  attachComplexModels<atan2Recipe, Atan2Op>(ctx);
}

void mlir::roofline::registerComplexCostModels(DialectRegistry &registry) {
  registry.addExtension(attachComplexCostModels);
}
