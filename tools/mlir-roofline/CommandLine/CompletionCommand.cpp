//===- CompletionCommand.cpp - mlir-roofline completion -------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// A script that completes commands, options and their values, made from the
// declarations:
//
//   case $command in
//     report) options='--all --format= ...' ;;
//   esac
//   case $command$option in
//     report--format) values='table csv json' ;;
//   esac
//
//===----------------------------------------------------------------------===//

#include "CommandLine.h"
#include "Output.h"
#include "Subcommands.h"
#include "mlir-roofline/Host/HostTarget.h"
#include "mlir-roofline/Targets/EnergyTables.h"
#include "mlir-roofline/Targets/GridIntensity.h"
#include "mlir-roofline/Targets/ModuleTarget.h"
#include "mlir-roofline/Targets/TargetRegistry.h"

#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"

using namespace mlir;
using namespace mlir::roofline;
namespace cl = llvm::cl;

static cl::OptionCategory category("Options of mlir-roofline completion");

static cl::SubCommand command("completion",
                              "Print a script for the completion of a shell");

static cl::opt<std::string> shellName(cl::Positional, cl::desc("bash|zsh"),
                                      cl::sub(command), cl::cat(category));

/// What may stand for an option's value, as far as it is known by name; nothing
/// for files and numbers.
static std::vector<std::string> getValues(cl::Option &option) {
  std::vector<std::string> values;
  for (StringRef choice : getChoices(option))
    values.push_back(choice.str());
  auto add = [&](ArrayRef<StringRef> names) {
    for (StringRef name : names)
      values.push_back(name.str());
  };
  if (option.ArgStr == "target") {
    add(getKnownTargetNames());
    add({hostTargetName, systemSpecTargetName});
  } else if (option.ArgStr == "energy") {
    add(getKnownEnergyNames());
  } else if (option.ArgStr == "grid") {
    for (const GridIntensity &grid : getKnownGrids())
      values.push_back(grid.region);
  }
  return values;
}

/// The cases of a shell's `case`, which are the same in both.
static void writeCases(raw_ostream &os, ArrayRef<Subcommand> commands) {
  os << "  case $command in\n";
  for (const Subcommand &subcommand : commands) {
    os << "    " << subcommand.command->getName() << ") options='";
    llvm::interleave(
        getDeclaredOptions(*subcommand.command), os,
        [&](cl::Option *option) {
          os << (option->ArgStr.size() == 1 ? "-" : "--") << option->ArgStr;
          if (!isSwitch(*option) && option->ArgStr.size() > 1)
            os << '=';
        },
        " ");
    os << "' ;;\n";
  }
  os << "  esac\n"
        "  case $command$option in\n";
  for (const Subcommand &subcommand : commands)
    for (cl::Option *option : getDeclaredOptions(*subcommand.command)) {
      std::vector<std::string> values = getValues(*option);
      if (!values.empty())
        os << "    " << subcommand.command->getName() << "--" << option->ArgStr
           << ") values='" << llvm::join(values, " ") << "' ;;\n";
    }
  os << "  esac\n";
}

/// Bash parts words at `=`.
static std::string formatBash(ArrayRef<Subcommand> commands) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << "# Completion of mlir-roofline in bash; to have it in this shell:\n"
        "#   source <(mlir-roofline completion bash)\n"
        "_mlir_roofline() {\n"
        "  local command=${COMP_WORDS[1]} option= options= values=\n"
        "  local word=${COMP_WORDS[COMP_CWORD]}\n"
        "  COMPREPLY=()\n"
        "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
        "    COMPREPLY=($(compgen -W '"
     << llvm::join(getNames(commands), " ")
     << " help' -- \"$word\"))\n"
        "    return\n"
        "  fi\n"
        "  if [ \"$word\" = = ]; then\n"
        "    option=${COMP_WORDS[COMP_CWORD - 1]} word=\n"
        "  elif [ \"${COMP_WORDS[COMP_CWORD - 1]}\" = = ]; then\n"
        "    option=${COMP_WORDS[COMP_CWORD - 2]}\n"
        "  fi\n";
  writeCases(os, commands);
  os << "  if [ -n \"$option\" ]; then\n"
        "    COMPREPLY=($(compgen -W \"$values\" -- \"$word\"))\n"
        "  elif [ \"${word#-}\" != \"$word\" ]; then\n"
        "    COMPREPLY=($(compgen -W \"$options\" -- \"$word\"))\n"
        "    case ${COMPREPLY[0]-} in *=) compopt -o nospace ;; esac\n"
        "  fi\n"
        "}\n"
        "complete -o default -F _mlir_roofline mlir-roofline\n";
  return text;
}

static std::string formatZsh(ArrayRef<Subcommand> commands) {
  std::string text;
  llvm::raw_string_ostream os(text);
  os << "#compdef mlir-roofline\n"
        "# Completion of mlir-roofline in zsh; to have it in this shell:\n"
        "#   source <(mlir-roofline completion zsh)\n"
        "_mlir_roofline() {\n"
        "  local command=$words[2] option= options= values=\n"
        "  local word=$words[CURRENT]\n"
        "  if (( CURRENT == 2 )); then\n"
        "    compadd -- "
     << llvm::join(getNames(commands), " ")
     << " help\n"
        "    return\n"
        "  fi\n"
        "  if [[ $word == --*=* ]]; then\n"
        "    option=${word%%=*}\n"
        "  fi\n";
  writeCases(os, commands);
  os << "  if [[ -n $option ]]; then\n"
        "    compset -P '*='\n"
        "    if [[ -n $values ]]; then compadd -- ${=values}; else _files; fi\n"
        "  elif [[ $word == -* ]]; then\n"
        "    compadd -S '' -- ${(M)${=options}:#*=}\n"
        "    compadd -- ${${=options}:#*=}\n"
        "  else\n"
        "    _files\n"
        "  fi\n"
        "}\n"
        "compdef _mlir_roofline mlir-roofline\n";
  return text;
}

static ExitStatus run() {
  if (shellName != "bash" && shellName != "zsh") {
    llvm::errs()
        << "mlir-roofline: error: expected a shell, bash or zsh, found "
        << (shellName.empty() ? "none" : "'" + shellName.getValue() + "'")
        << "\n";
    return ExitStatus::badInput;
  }
  SmallVector<Subcommand> commands = getSubcommands();
  std::string text =
      shellName == "bash" ? formatBash(commands) : formatZsh(commands);
  return failed(Output{"-"}.write(text)) ? ExitStatus::badInput
                                         : ExitStatus::success;
}

Subcommand mlir::roofline::getCompletionSubcommand() {
  return {&command, run, "source <(mlir-roofline completion bash)"};
}
