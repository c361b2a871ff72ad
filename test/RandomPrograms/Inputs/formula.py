"""Evaluates formulas as reports print them, exactly."""

import re
from fractions import Fraction

TOKEN = re.compile(r"\s*(?:(\d+)|([A-Za-z_$][\w.$@]*)|(\*\*|[-+*/^(),]))")


class Opaque(Exception):
    """A formula has a symbol whose value is not known."""


def _divide(a, b):
    return Fraction(a) / Fraction(b)


FUNCTIONS = {
    "min": min,
    "max": max,
    "floordiv": lambda a, b: _divide(a, b).__floor__(),
    "ceildiv": lambda a, b: _divide(a, b).__ceil__(),
    "mod": lambda a, b: a % b,
}


class _Parser:
    """sum := product (('+' | '-') product)*, and so on, by recursive descent."""

    def __init__(self, text, values):
        self.tokens, at = [], 0
        while at < len(text.rstrip()):
            match = TOKEN.match(text, at)
            if not match:
                raise ValueError("cannot read '%s'" % text[at : at + 40])
            self.tokens.append(match.group(match.lastindex))
            at = match.end()
        self.tokens.append(None)
        self.at = 0
        self.values = values

    def peek(self):
        return self.tokens[self.at]

    def take(self, expected=None):
        token = self.tokens[self.at]
        if expected and token != expected:
            raise ValueError("expected '%s', found '%s'" % (expected, token))
        self.at += 1
        return token

    def sum(self):
        value = self.product()
        while self.peek() in ("+", "-"):
            sign = 1 if self.take() == "+" else -1
            value += sign * self.product()
        return value

    def product(self):
        value = self.power()
        while self.peek() in ("*", "/"):
            if self.take() == "*":
                value *= self.power()
            else:
                value = _divide(value, self.power())
        return value

    def power(self):
        if self.peek() == "-":
            self.take()
            return -self.power()
        value = self.atom()
        while self.peek() in ("^", "**"):
            self.take()
            value **= self.atom()
        return value

    def atom(self):
        token = self.take()
        if token is None:
            raise ValueError("the formula ends early")
        if token.isdigit():
            return int(token)
        if token == "(":
            value = self.sum()
            self.take(")")
            return value
        if self.peek() == "(":
            self.take("(")
            arguments = [self.sum()]
            while self.peek() == ",":
                self.take()
                arguments.append(self.sum())
            self.take(")")
            return FUNCTIONS[token](*arguments)
        if self.values.get(token) is None:
            raise Opaque(token)
        return self.values[token]


def evaluate(count, values):
    """The value of a count of a report: an integer, or a string with a formula.

    `values` has the symbols; raises Opaque if one is missing.
    """
    if isinstance(count, int):
        return count
    parser = _Parser(count, values)
    result = parser.sum()
    if parser.peek() is not None:
        raise ValueError("'%s' is left of '%s'" % (parser.peek(), count))
    return result
