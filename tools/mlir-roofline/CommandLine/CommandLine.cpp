//===- CommandLine.cpp - Mistakes in a command line -----------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"

#include "mlir-roofline/Support/NearName.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/FileSystem.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::Error;
using llvm::Expected;
namespace cl = llvm::cl;

//===----------------------------------------------------------------------===//
// Declared options
//===----------------------------------------------------------------------===//

SmallVector<cl::Option *>
mlir::roofline::getDeclaredOptions(cl::SubCommand &command) {
  SmallVector<cl::Option *> options;
  for (auto &[name, option] : command.OptionsMap)
    if (option->Subs.contains(&command))
      options.push_back(option);
  llvm::sort(options, [](cl::Option *a, cl::Option *b) {
    return a->ArgStr < b->ArgStr;
  });
  return options;
}

SmallVector<StringRef> mlir::roofline::getChoices(cl::Option &option) {
  // An option tells its values only while it has no name: they are then options
  // themselves.
  StringRef name = std::exchange(option.ArgStr, "");
  SmallVector<StringRef> choices;
  option.getExtraOptionNames(choices);
  option.ArgStr = name;
  return choices;
}

/// Whether the option, or an argument, may be repeated.
static bool isList(const cl::Option *option) {
  auto number = option->getNumOccurrencesFlag();
  return number == cl::ZeroOrMore || number == cl::OneOrMore;
}

bool mlir::roofline::isSwitch(cl::Option &option) {
  return option.getValueExpectedFlag() != cl::ValueRequired;
}

std::string mlir::roofline::getSpelling(cl::Option &option) {
  bool isShort = option.ArgStr.size() == 1;
  std::string text = ((isShort ? "-" : "--") + option.ArgStr).str();
  if (isSwitch(option))
    return text;
  text += isShort ? " " : "=";
  SmallVector<StringRef> choices = getChoices(option);
  if (!choices.empty())
    return text + llvm::join(choices, "|");
  return text + (option.ValueStr.empty() ? "VALUE" : option.ValueStr.str());
}

//===----------------------------------------------------------------------===//
// The command
//===----------------------------------------------------------------------===//

static Error makeError(const Twine &message) {
  return llvm::createStringError(message);
}

static const Subcommand *findCommand(StringRef name,
                                     ArrayRef<Subcommand> commands) {
  const auto *found = llvm::find_if(commands, [&](const Subcommand &command) {
    return command.command->getName() == name;
  });
  return found == commands.end() ? nullptr : found;
}

SmallVector<StringRef> mlir::roofline::getNames(ArrayRef<Subcommand> commands) {
  SmallVector<StringRef> names;
  for (const Subcommand &command : commands)
    names.push_back(command.command->getName());
  return names;
}

/// Whether a word names a program rather than a command.
static bool isModel(StringRef word) {
  return word == "-" || word.ends_with(".mlir") || word.ends_with(".mlirbc") ||
         llvm::sys::fs::exists(word);
}

/// The first word is no command.
static Error makeCommandError(ArrayRef<const char *> words,
                              ArrayRef<Subcommand> commands) {
  SmallVector<StringRef> names = getNames(commands);
  StringRef word = words.front();
  if (word.size() > 1 && word.starts_with("-")) {
    for (StringRef other : words)
      if (findCommand(other, commands))
        return makeError("expected '" + other +
                         "' before its options, found '" + word +
                         "' before it");
    return makeError("expected a command, found '" + word +
                     "' (see mlir-roofline --help)");
  }
  std::string suggestion = suggestNames(word, names);
  if (suggestion.empty() && isModel(word))
    return makeError("expected a command before '" + word +
                     "', such as mlir-roofline report " + word);
  if (suggestion.empty())
    suggestion = ": expected " + joinAlternatives(names);
  return makeError("unknown command '" + word + "'" + suggestion);
}

//===----------------------------------------------------------------------===//
// Its options
//===----------------------------------------------------------------------===//

namespace {
/// Checks the words behind a command.
class OptionChecker {
public:
  OptionChecker(cl::SubCommand &command, ArrayRef<const char *> words)
      : command(command), words(words) {}

  /// Sets `action` if it is not to run the command.
  Error check(Invocation::Action &action);

private:
  Error checkOption(StringRef word);
  Error checkValue(cl::Option &option, StringRef value) const;
  Error checkArgument(StringRef word);
  Error makeUnknownError(StringRef word) const;
  cl::Option *findOption(StringRef name) const;

  cl::SubCommand &command;
  ArrayRef<const char *> words;
  /// Of the next word.
  size_t position = 0;
  SmallVector<StringRef> arguments;
  /// The values of options that take one alone.
  llvm::DenseMap<cl::Option *, StringRef> given;
};
} // namespace

cl::Option *OptionChecker::findOption(StringRef name) const {
  cl::Option *option = command.OptionsMap.lookup(name);
  return option && option->Subs.contains(&command) ? option : nullptr;
}

static bool isHelp(StringRef word) {
  return llvm::is_contained({"--help", "-help", "-h", "--h", "-?"}, word);
}

static bool isFullHelp(StringRef word) {
  return word == "--help-all" || word == "--help-hidden";
}

Error OptionChecker::check(Invocation::Action &action) {
  while (position < words.size()) {
    StringRef word = words[position++];
    if (word == "--") {
      for (; position < words.size(); ++position)
        if (Error error = checkArgument(words[position]))
          return error;
      break;
    }
    if (isHelp(word) || isFullHelp(word) || word == "--version") {
      action = isHelp(word)       ? Invocation::help
               : isFullHelp(word) ? Invocation::fullHelp
                                  : Invocation::version;
      return Error::success();
    }
    if (Error error = word.size() > 1 && word.starts_with("-")
                          ? checkOption(word)
                          : checkArgument(word))
      return error;
  }
  return Error::success();
}

Error OptionChecker::checkArgument(StringRef word) {
  arguments.push_back(word);
  size_t numAllowed = command.PositionalOpts.size();
  if (llvm::any_of(command.PositionalOpts, isList) ||
      arguments.size() <= numAllowed)
    return Error::success();
  if (numAllowed == 0)
    return makeError(command.getName() + " takes no argument, found '" + word +
                     "'");
  return makeError(
      "expected " +
      (numAllowed == 1 ? "one argument" : Twine(numAllowed) + " arguments") +
      " of " + command.getName() + ", found '" +
      llvm::join(arguments, "' and '") + "'");
}

Error OptionChecker::makeUnknownError(StringRef word) const {
  StringRef name = word.ltrim('-').split('=').first;
  std::vector<StringRef> names;
  for (cl::Option *option : getDeclaredOptions(command)) {
    // Who gives the value alone has forgotten the name.
    if (llvm::is_contained(getChoices(*option), name))
      return makeError("unknown option '" + word + "' of " + command.getName() +
                       ", did you mean --" + option->ArgStr + "=" + name + "?");
    // `-o` is near to everything.
    if (option->ArgStr.size() > 1)
      names.push_back(option->ArgStr);
  }
  std::string suggestion = suggestNames(name, names, "--");
  if (suggestion.empty())
    suggestion =
        (" (see mlir-roofline " + command.getName() + " --help)").str();
  return makeError("unknown option '" + word + "' of " + command.getName() +
                   suggestion);
}

Error OptionChecker::checkOption(StringRef word) {
  auto [name, value] = word.ltrim('-').split('=');
  cl::Option *option = findOption(name);
  // A long name behind one dash is several short ones to the parser.
  bool hasRightDashes = word.starts_with("--") || name.size() == 1;
  if (!option || !hasRightDashes)
    return makeUnknownError(word);
  if (!word.contains('=') && !isSwitch(*option)) {
    bool isMissing = position == words.size();
    if (!isMissing) {
      value = words[position++];
      // The next option was meant as one.
      isMissing = value.starts_with("--") &&
                  findOption(value.drop_front(2).split('=').first);
    }
    if (isMissing)
      return makeError("in " + getSpelling(*option) + ": expected a value");
  }
  if (Error error = checkValue(*option, value))
    return error;
  auto [before, isFirst] = given.try_emplace(option, value);
  if (isFirst || isList(option))
    return Error::success();
  std::string message = "expected --" + name.str() + " once, found it twice";
  if (!isSwitch(*option))
    message +=
        (", with '" + before->second + "' and with '" + value + "'").str();
  return makeError(message);
}

Error OptionChecker::checkValue(cl::Option &option, StringRef value) const {
  SmallVector<StringRef> choices = getChoices(option);
  if (choices.empty() && isSwitch(option))
    choices = {"true", "false"};
  if (choices.empty() || llvm::is_contained(choices, value))
    return Error::success();
  // What the parser of switches also takes.
  if (isSwitch(option) &&
      llvm::is_contained({"", "TRUE", "True", "1", "FALSE", "False", "0"},
                         value))
    return Error::success();
  return makeError("in --" + option.ArgStr + ": expected " +
                   joinAlternatives(choices) + ", found '" + value + "'" +
                   suggestNames(value, choices));
}

Expected<Invocation>
mlir::roofline::readCommandLine(ArrayRef<const char *> words,
                                ArrayRef<Subcommand> commands) {
  if (words.empty())
    return makeError("expected a command: " +
                     joinAlternatives(getNames(commands)) + " (see --help)");
  StringRef first = words.front();
  if (first == "--version")
    return Invocation{Invocation::version, nullptr};
  if (isHelp(first) || isFullHelp(first))
    return Invocation{Invocation::help, nullptr};
  bool isHelpWord = first == "help";
  if (isHelpWord && words.size() == 1)
    return Invocation{Invocation::help, nullptr};
  if (isHelpWord)
    words = words.drop_front();
  const Subcommand *command = findCommand(words.front(), commands);
  if (!command)
    return makeCommandError(words, commands);
  if (isHelpWord)
    return Invocation{Invocation::help, command};
  Invocation invocation{Invocation::run, command};
  if (Error error = OptionChecker(*command->command, words.drop_front())
                        .check(invocation.action))
    return error;
  return invocation;
}
