//===- OptionKinds.h - Options declared once --------------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// What is asked for is declared once, with its name, its text and its values,
// as a list that is a template on what an option is: a flag of a command, or an
// option of a pass. A kind has
//   Owner            whom options are declared for,
//   Option<T>        made from an owner, a name and modifiers of `llvm::cl`,
//   List<T>          several values, separated by commas,
//   Repeated<T>      several values, in a command by giving the flag again,
//   isGiven(option)  whether somebody has given it, even an empty text.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_OPTIONS_OPTIONKINDS_H
#define MLIR_ROOFLINE_DRIVER_OPTIONS_OPTIONKINDS_H

#include "mlir-roofline/Support/ProgramText.h"
#include "mlir/Support/LLVM.h"
#include "llvm/Support/CommandLine.h"

#include <optional>
#include <string>

namespace mlir::roofline {

/// Reads the value of a flag. What is no number, or no text, is said in the
/// words of the tool: LLVM's parsers have others, and print them themselves.
template <typename T>
struct FlagParser : llvm::cl::parser<T> {
  using llvm::cl::parser<T>::parser;

  bool parse(llvm::cl::Option &option, StringRef name, StringRef text,
             T &value) {
    StringRef expected = option.ValueStr;
    bool isRead = false;
    if constexpr (std::is_same_v<T, unsigned>) {
      expected = "a whole number from 0 on";
      isRead = !text.getAsInteger(/*Radix=*/10, value);
    } else if constexpr (std::is_same_v<T, double>) {
      expected = "a number";
      isRead = !text.getAsDouble(value);
    } else if constexpr (std::is_same_v<T, std::string>) {
      // No text would be taken for no flag.
      value = text.str();
      isRead = !text.empty();
    } else {
      return llvm::cl::parser<T>::parse(option, name, text, value);
    }
    if (!isRead)
      llvm::errs() << "mlir-roofline: error: in --" << option.ArgStr
                   << ": expected " << expected << ", found '"
                   << toVisibleText(text) << "'\n";
    return !isRead;
  }
};

/// A flag of one command alone that takes a text.
using TextFlag = llvm::cl::opt<std::string, /*ExternalStorage=*/false,
                               FlagParser<std::string>>;

/// Flags of a command.
struct FlagKind {
  struct Owner {
    llvm::cl::SubCommand &command;
    llvm::cl::OptionCategory &category;
  };

  template <typename T>
  struct Option : llvm::cl::opt<T, /*ExternalStorage=*/false, FlagParser<T>> {
    template <typename... Modifiers>
    Option(Owner owner, StringRef name, Modifiers &&...modifiers)
        : Option::opt(name, llvm::cl::sub(owner.command),
                      llvm::cl::cat(owner.category),
                      std::forward<Modifiers>(modifiers)...) {}
  };

  template <typename T>
  struct Repeated : llvm::cl::list<T> {
    template <typename... Modifiers>
    Repeated(Owner owner, StringRef name, Modifiers &&...modifiers)
        : llvm::cl::list<T>(name, llvm::cl::sub(owner.command),
                            llvm::cl::cat(owner.category),
                            std::forward<Modifiers>(modifiers)...) {}
  };

  template <typename T>
  struct List : Repeated<T> {
    template <typename... Modifiers>
    List(Owner owner, StringRef name, Modifiers &&...modifiers)
        : Repeated<T>(owner, name, llvm::cl::CommaSeparated,
                      std::forward<Modifiers>(modifiers)...) {}
  };

  static bool isGiven(const llvm::cl::Option &option) {
    return option.getNumOccurrences() != 0;
  }
};

/// The value of an option that was given.
template <typename Kind, typename T>
std::optional<T> getGiven(const typename Kind::template Option<T> &option) {
  if (!Kind::isGiven(option))
    return std::nullopt;
  return option.getValue();
}

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_OPTIONS_OPTIONKINDS_H
