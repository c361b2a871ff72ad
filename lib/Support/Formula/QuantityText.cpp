//===- QuantityText.cpp - Printing and parsing quantities -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text form:
//   sum     ::= product (('+' | '-') product)*
//   product ::= '-'? factor ('*' factor | '/' integer)*
//   factor  ::= primary ('^' integer)?
//   primary ::= integer | symbol | '(' sum ')' | function '(' sum (',' sum)*
//   ')'
//
// What stands before a '/' is a multiple of what stands behind, whatever
// integers its symbols and functions stand for. `min` and `max` take two or
// more sums, the other functions two.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Formula/Quantity.h"

#include "mlir-roofline/Support/Formula/FormulaBudget.h"
#include "mlir-roofline/Support/Formula/Polynomial.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/EquivalenceClasses.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/FormatVariadic.h"
#include "llvm/Support/SaveAndRestore.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::detail;
using llvm::DynamicAPInt;

//===----------------------------------------------------------------------===//
// Printing
//===----------------------------------------------------------------------===//

static StringRef getFunctionName(Atom::Kind kind) {
  switch (kind) {
  case Atom::Kind::floorDiv:
    return "floordiv";
  case Atom::Kind::ceilDiv:
    return "ceildiv";
  case Atom::Kind::mod:
    return "mod";
  case Atom::Kind::min:
    return "min";
  case Atom::Kind::max:
    return "max";
  case Atom::Kind::symbol:
    break;
  }
  llvm_unreachable("a symbol is no function");
}

/// What a division rounds up that is written floordiv(a + b - 1, b) inside.
static std::optional<Quantity> getRoundedUp(const Atom &atom) {
  if (atom.kind != Atom::Kind::floorDiv || !atom.operands[1].isConstant() ||
      Polynomial::getDenominator(atom.operands[0]) != 1)
    return std::nullopt;
  DynamicAPInt last = atom.operands[1].getConstant() - 1;
  if (last < 1 || Polynomial::getConstantTerm(atom.operands[0]) != last)
    return std::nullopt;
  return atom.operands[0] - Quantity::get(last);
}

static void printAtom(raw_ostream &os, const Atom &atom) {
  if (atom.kind == Atom::Kind::symbol) {
    os << atom.name;
    return;
  }
  if (std::optional<Quantity> numerator = getRoundedUp(atom)) {
    os << "ceildiv(" << *numerator << ", " << atom.operands[1] << ')';
    return;
  }
  os << getFunctionName(atom.kind) << '(';
  llvm::interleaveComma(atom.operands, os);
  os << ')';
}

static void printTerm(raw_ostream &os, const Monomial &monomial,
                      const DynamicAPInt &magnitude) {
  if (monomial.factors.empty()) {
    os << magnitude;
    return;
  }
  llvm::ListSeparator times("*");
  if (magnitude != 1)
    os << times << magnitude;
  for (const Factor &factor : monomial.factors) {
    os << times;
    printAtom(os, *factor.atom);
    if (factor.exponent != 1)
      os << '^' << factor.exponent;
  }
}

/// Terms of a polynomial that have symbols or functions in common with each
/// other and none with the rest, by number.
static SmallVector<unsigned> getGroups(const Polynomial &node) {
  llvm::EquivalenceClasses<const Atom *> classes;
  for (const Term &term : node.terms)
    for (const Factor &factor : term.monomial.factors)
      classes.unionSets(term.monomial.factors.front().atom.get(),
                        factor.atom.get());
  llvm::DenseMap<const Atom *, unsigned> numbers;
  SmallVector<unsigned> groups;
  for (const Term &term : node.terms) {
    const Atom *leader =
        term.monomial.factors.empty()
            ? nullptr
            : classes.getLeaderValue(term.monomial.factors.front().atom.get());
    groups.push_back(numbers.try_emplace(leader, numbers.size()).first->second);
  }
  return groups;
}

static void printSum(raw_ostream &os, ArrayRef<const Term *> terms,
                     const DynamicAPInt &divisor, bool isFirst) {
  for (const Term *term : terms) {
    bool negative = term->coefficient < 0;
    if (isFirst)
      os << (negative ? "-" : "");
    else
      os << (negative ? " - " : " + ");
    isFirst = false;
    printTerm(os, term->monomial, llvm::abs(term->coefficient) / divisor);
  }
}

void Quantity::print(raw_ostream &os) const {
  if (!node) {
    os << small;
    return;
  }
  const DynamicAPInt one(1);
  SmallVector<const Term *> whole;
  if (node->denominator == 1) {
    for (const Term &term : node->terms)
      whole.push_back(&term);
    printSum(os, whole, one, /*isFirst=*/true);
    return;
  }
  // Each group is an integer for itself, so that only those that need a
  // denominator have one.
  SmallVector<unsigned> groups = getGroups(*node);
  SmallVector<SmallVector<const Term *>, 0> parts(groups.size());
  for (auto [term, group] : llvm::zip_equal(node->terms, groups))
    parts[group].push_back(&term);
  bool isFirst = true;
  for (ArrayRef<const Term *> part : parts) {
    DynamicAPInt common = node->denominator;
    for (const Term *term : part)
      common = llvm::gcd(common, llvm::abs(term->coefficient));
    if (common == node->denominator) {
      whole.append(part.begin(), part.end());
      continue;
    }
    os << (isFirst ? "(" : " + (");
    printSum(os, part, common, /*isFirst=*/true);
    os << ")/" << node->denominator / common;
    isFirst = false;
  }
  printSum(os, whole, node->denominator, isFirst);
}

std::string Quantity::str() const {
  std::string text;
  llvm::raw_string_ostream os(text);
  print(os);
  return text;
}

//===----------------------------------------------------------------------===//
// Parsing
//===----------------------------------------------------------------------===//

namespace {
class Parser {
public:
  explicit Parser(StringRef text) : rest(text) {}

  FailureOr<Quantity> parseAll() {
    if (rest.size() > budget::maxCharacters)
      return tooLarge();
    FailureOr<Quantity> sum = parseSum();
    if (failed(sum) || !rest.ltrim().empty())
      return failure();
    return sum;
  }

  bool isTooLarge() const { return exceedsBudget; }

private:
  bool consume(StringRef token) {
    rest = rest.ltrim();
    return rest.consume_front(token);
  }

  FailureOr<Quantity> tooLarge() {
    exceedsBudget = true;
    return failure();
  }

  /// A result, unless it is a symbol that the arithmetic put in its place.
  FailureOr<Quantity> checked(const Quantity &result) {
    const Atom *atom = Polynomial::getOnlyAtom(result);
    if (atom && atom->kind == Atom::Kind::symbol &&
        StringRef(atom->name).starts_with(getOpaquePrefix()) &&
        !llvm::is_contained(named, atom->name))
      return tooLarge();
    return result;
  }

  FailureOr<Quantity> parseSum() {
    // Recursion follows the parentheses; a limit keeps it off the stack's end.
    if (depth == 256)
      return failure();
    llvm::SaveAndRestore nested(depth, depth + 1);
    FailureOr<Quantity> first = parseProduct();
    if (failed(first))
      return failure();
    QuantitySum sum;
    sum.add(*first);
    for (;;) {
      bool minus = consume("-");
      if (!minus && !consume("+"))
        return checked(sum.take());
      FailureOr<Quantity> next = parseProduct();
      if (failed(next))
        return failure();
      sum.add(minus ? Quantity(0) - *next : *next);
    }
  }

  FailureOr<Quantity> parseProduct() {
    FailureOr<Quantity> product = Quantity(consume("-") ? -1 : 1);
    do {
      FailureOr<Quantity> factor = parseFactor();
      if (failed(factor))
        return failure();
      product = checked(*product * *factor);
      while (succeeded(product) && consume("/"))
        product = parseDivisor(*product);
      if (failed(product))
        return failure();
    } while (consume("*"));
    return product;
  }

  /// What follows a '/'.
  FailureOr<Quantity> parseDivisor(const Quantity &dividend) {
    rest = rest.ltrim();
    if (rest.empty() || !llvm::isDigit(rest.front()))
      return failure();
    FailureOr<Quantity> divisor = parseInteger();
    if (failed(divisor) || divisor->isZero())
      return failure();
    std::optional<Quantity> quotient =
        Polynomial::divideIfInteger(dividend, divisor->getConstant());
    if (!quotient)
      return failure();
    return *quotient;
  }

  FailureOr<Quantity> parseFactor() {
    FailureOr<Quantity> base = parsePrimary();
    if (failed(base) || !consume("^"))
      return base;
    rest = rest.ltrim();
    unsigned exponent = 0;
    if (rest.consumeInteger(10, exponent))
      return failure();
    if (exponent > budget::maxDegree)
      return tooLarge();
    FailureOr<Quantity> power = Quantity(1);
    for (unsigned i = 0; i < exponent && succeeded(power); ++i)
      power = checked(*power * *base);
    return power;
  }

  FailureOr<Quantity> parsePrimary() {
    if (consume("(")) {
      FailureOr<Quantity> sum = parseSum();
      if (failed(sum) || !consume(")"))
        return failure();
      return sum;
    }
    if (!rest.empty() && llvm::isDigit(rest.front()))
      return parseInteger();
    StringRef name = rest.take_while([](char c) {
      return llvm::isAlnum(c) || StringRef("_.$@").contains(c);
    });
    if (name.empty())
      return failure();
    rest = rest.drop_front(name.size());
    if (consume("("))
      return parseCall(name);
    if (name.starts_with(getOpaquePrefix()))
      named.push_back(name.str());
    return Quantity::symbol(name);
  }

  FailureOr<Quantity> parseInteger() {
    StringRef digits = rest.take_while(llvm::isDigit);
    rest = rest.drop_front(digits.size());
    // Three bits and a third hold a decimal digit.
    if (digits.size() > budget::maxBits / 3)
      return tooLarge();
    llvm::APInt value(4 * digits.size() + 1, digits, 10);
    return checked(Quantity::get(DynamicAPInt(value)));
  }

  FailureOr<Quantity> parseCall(StringRef name) {
    SmallVector<Quantity> operands;
    do {
      FailureOr<Quantity> operand = parseSum();
      if (failed(operand))
        return failure();
      operands.push_back(*operand);
    } while (consume(","));
    if (!consume(")") || operands.size() < 2)
      return failure();
    if (operands.size() > budget::maxTerms)
      return tooLarge();
    if (name == "min")
      return checked(Quantity::min(operands));
    if (name == "max")
      return checked(Quantity::max(operands));
    using Function = Quantity (*)(const Quantity &, const Quantity &);
    auto function = llvm::StringSwitch<Function>(name)
                        .Case("floordiv", Quantity::floorDiv)
                        .Case("ceildiv", Quantity::ceilDiv)
                        .Case("mod", Quantity::mod)
                        .Default(nullptr);
    if (!function || operands.size() != 2)
      return failure();
    return checked(function(operands[0], operands[1]));
  }

  StringRef rest;
  unsigned depth = 0;
  bool exceedsBudget = false;
  /// Symbols of formulas beyond the budget that the text itself names.
  SmallVector<std::string, 0> named;
};
} // namespace

FailureOr<Quantity> Quantity::parse(StringRef text, std::string *reason) {
  Parser parser(text);
  FailureOr<Quantity> parsed = parser.parseAll();
  if (failed(parsed) && reason) {
    *reason = "expected a polynomial in size symbols";
    if (parser.isTooLarge())
      *reason +=
          llvm::formatv(" of at most {0} terms and degree {1}, with "
                        "numbers below 2^{2}",
                        budget::maxTerms, budget::maxDegree, budget::maxBits)
              .str();
  }
  return parsed;
}
