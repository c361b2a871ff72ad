//===- Help.cpp - What --help prints --------------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Help.h"

#include "CommandLine.h"
#include "mlir-roofline/Support/Version.h"
#include "llvm/Support/raw_ostream.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static constexpr size_t width = 80;
/// Where the descriptions of options begin.
static constexpr size_t textColumn = 32;

/// Writes words up to the width, from `column` on, where further lines begin.
static void writeWrapped(raw_ostream &os, StringRef text, size_t column) {
  SmallVector<StringRef> words;
  text.split(words, ' ', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  size_t used = column;
  bool isFirst = true;
  for (StringRef word : words) {
    if (!isFirst && used + 1 + word.size() > width) {
      os << '\n';
      os.indent(column);
      used = column;
      isFirst = true;
    }
    if (!isFirst) {
      os << ' ';
      ++used;
    }
    os << word;
    used += word.size();
    isFirst = false;
  }
  os << '\n';
}

/// A description up to the first that ends a clause, on one line. What stands
/// in parentheses ends none.
static std::string getFirstClause(StringRef description) {
  std::string text = description.str();
  llvm::replace(text, '\n', ' ');
  StringRef clause = text;
  unsigned depth = 0;
  for (size_t i = 0; i + 1 < text.size(); ++i) {
    depth += text[i] == '(';
    depth -= text[i] == ')' && depth != 0;
    if (depth == 0 && text[i + 1] == ' ' &&
        StringRef(":;.").contains(text[i])) {
      clause = clause.take_front(i);
      break;
    }
  }
  clause.consume_back(":");
  return clause.str();
}

static void writeEntry(raw_ostream &os, StringRef name, StringRef description) {
  os << "  " << name;
  size_t end = 2 + name.size();
  if (end + 2 > textColumn) {
    os << '\n';
    end = 0;
  }
  os.indent(textColumn - end);
  writeWrapped(os, getFirstClause(description), textColumn);
}

std::string mlir::roofline::formatHelp(ArrayRef<Subcommand> commands) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << "OVERVIEW: The roofline of MLIR programs: work, memory traffic, time "
        "on "
        "a target\n\n"
        "USAGE: mlir-roofline COMMAND [options]\n\n"
        "COMMANDS:\n";
  for (const Subcommand &command : commands) {
    os << "  " << command.command->getName();
    os.indent(12 - std::min<size_t>(11, command.command->getName().size()));
    writeWrapped(os, command.command->getDescription(), 14);
  }
  os << "\nEXAMPLE:\n"
        "  mlir-roofline report model.mlir --target=nvidia-h100-sxm\n\n"
        "mlir-roofline help COMMAND tells what a command takes.\n";
  return text;
}

static void writeBeginning(raw_ostream &os, cl::SubCommand &command) {
  os << "USAGE: mlir-roofline " << command.getName() << " [options]";
  for (cl::Option *argument : command.PositionalOpts)
    os << ' ' << argument->HelpStr;
  os << "\n\n";
  writeWrapped(os, (command.getDescription() + ".").str(), 0);
  os << "\nOPTIONS:\n";
}

static void writeEnd(raw_ostream &os, StringRef example) {
  if (!example.empty())
    os << "\nEXAMPLE:\n  " << example << "\n";
}

std::string mlir::roofline::formatHelp(const Subcommand &command) {
  std::string text, more;
  llvm::raw_string_ostream os(text);
  writeBeginning(os, *command.command);
  for (cl::Option *option : getDeclaredOptions(*command.command)) {
    if (option->getOptionHiddenFlag() == cl::NotHidden)
      writeEntry(os, getSpelling(*option), option->HelpStr);
    else
      more += (more.empty() ? "--" : ", --") + option->ArgStr.str();
  }
  if (!more.empty())
    writeWrapped(os, "More, with --help-all: " + more, 0);
  writeEnd(os, command.example);
  return text;
}

void mlir::roofline::printFullHelp(const Subcommand &command) {
  SmallVector<cl::Option *> options = getDeclaredOptions(*command.command);
  size_t width = 0;
  for (cl::Option *option : options)
    width = std::max(width, option->getOptionWidth());
  writeBeginning(llvm::outs(), *command.command);
  // An option knows how to print its values, and to where.
  for (cl::Option *option : options)
    option->printOptionInfo(width);
  writeEnd(llvm::outs(), command.example);
}
