//===- QuantityText.cpp - Printing and parsing quantities -----------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The text form:
//   sum     ::= product (('+' | '-') product)*
//   product ::= '-'? factor ('*' factor)*
//   factor  ::= primary ('^' integer)?
//   primary ::= integer | symbol | '(' sum ')' | function '(' sum ',' sum ')'
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Support/Quantity.h"

#include "Polynomial.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"
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

static void printAtom(raw_ostream &os, const Atom &atom) {
  if (atom.kind == Atom::Kind::symbol) {
    os << atom.name;
    return;
  }
  os << getFunctionName(atom.kind) << '(' << atom.operands[0] << ", "
     << atom.operands[1] << ')';
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

void Quantity::print(raw_ostream &os) const {
  if (!node) {
    os << small;
    return;
  }
  bool first = true;
  Polynomial::forEachTerm(
      *this, [&](const Monomial &monomial, const DynamicAPInt &coefficient) {
        bool negative = coefficient < 0;
        if (first)
          os << (negative ? "-" : "");
        else
          os << (negative ? " - " : " + ");
        first = false;
        printTerm(os, monomial, negative ? -coefficient : coefficient);
      });
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
    FailureOr<Quantity> sum = parseSum();
    if (failed(sum) || !rest.ltrim().empty())
      return failure();
    return sum;
  }

private:
  bool consume(StringRef token) {
    rest = rest.ltrim();
    return rest.consume_front(token);
  }

  FailureOr<Quantity> parseSum() {
    // Recursion follows the parentheses; a limit keeps it off the stack's end.
    if (depth == 256)
      return failure();
    llvm::SaveAndRestore nested(depth, depth + 1);
    FailureOr<Quantity> sum = parseProduct();
    while (succeeded(sum)) {
      bool minus = consume("-");
      if (!minus && !consume("+"))
        return sum;
      FailureOr<Quantity> next = parseProduct();
      if (failed(next))
        return failure();
      sum = minus ? *sum - *next : *sum + *next;
    }
    return failure();
  }

  FailureOr<Quantity> parseProduct() {
    Quantity product = consume("-") ? -1 : 1;
    do {
      FailureOr<Quantity> factor = parseFactor();
      if (failed(factor))
        return failure();
      product *= *factor;
    } while (consume("*"));
    return product;
  }

  FailureOr<Quantity> parseFactor() {
    FailureOr<Quantity> base = parsePrimary();
    if (failed(base) || !consume("^"))
      return base;
    rest = rest.ltrim();
    // Degrees beyond this come from no program; they would only burn memory.
    unsigned exponent = 0;
    if (rest.consumeInteger(10, exponent) || exponent > 64)
      return failure();
    Quantity power = 1;
    for (unsigned i = 0; i < exponent; ++i)
      power *= *base;
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
    return Quantity::symbol(name);
  }

  FailureOr<Quantity> parseInteger() {
    StringRef digits = rest.take_while(llvm::isDigit);
    rest = rest.drop_front(digits.size());
    // Four bits hold a decimal digit; one more for the sign.
    llvm::APInt value(4 * digits.size() + 1, digits, 10);
    return Quantity::get(DynamicAPInt(value));
  }

  FailureOr<Quantity> parseCall(StringRef name) {
    using Function = Quantity (*)(const Quantity &, const Quantity &);
    auto function = llvm::StringSwitch<Function>(name)
                        .Case("floordiv", Quantity::floorDiv)
                        .Case("ceildiv", Quantity::ceilDiv)
                        .Case("mod", Quantity::mod)
                        .Case("min", Quantity::min)
                        .Case("max", Quantity::max)
                        .Default(nullptr);
    if (!function)
      return failure();
    FailureOr<Quantity> a = parseSum();
    if (failed(a) || !consume(","))
      return failure();
    FailureOr<Quantity> b = parseSum();
    if (failed(b) || !consume(")"))
      return failure();
    return function(*a, *b);
  }

  StringRef rest;
  unsigned depth = 0;
};
} // namespace

FailureOr<Quantity> Quantity::parse(StringRef text, std::string *reason) {
  FailureOr<Quantity> parsed = Parser(text).parseAll();
  if (failed(parsed) && reason)
    *reason = "expected a formula";
  return parsed;
}
