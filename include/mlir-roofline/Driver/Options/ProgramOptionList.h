//===- ProgramOptionList.h - What is looked at, and where -------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The options of everything that holds a program against machines. For the
// kinds see OptionKinds.h.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_DRIVER_OPTIONS_PROGRAMOPTIONLIST_H
#define MLIR_ROOFLINE_DRIVER_OPTIONS_PROGRAMOPTIONLIST_H

#include "mlir-roofline/Driver/Options/OptionKinds.h"
#include "mlir-roofline/Driver/ReportRequest.h"

namespace mlir::roofline {

template <typename Kind>
struct ParamsOption : Kind::template Option<std::string> {
  explicit ParamsOption(typename Kind::Owner owner)
      : Kind::template Option<std::string>(
            owner, "params",
            llvm::cl::desc(
                "Arguments that are parameters: positions (1-20,25; 1- for all "
                "from 1 on) or\na JSON file (args: a list of index and kind)"),
            llvm::cl::value_desc("POSITIONS|@FILE")) {}
};

template <typename Kind>
struct InputsOption : Kind::template Option<InputUse> {
  explicit InputsOption(typename Kind::Owner owner)
      : Kind::template Option<InputUse>(
            owner, "inputs",
            llvm::cl::desc("What becomes of what a program is given, for the "
                           "peak of its memory:"),
            llvm::cl::init(InputUse::keep),
            llvm::cl::values(
                clEnumValN(InputUse::keep, "keep",
                           "the caller goes on holding it (default)"),
                clEnumValN(InputUse::release, "release",
                           "it is freed, or written over, at its last use")),
            llvm::cl::Hidden) {}
};

/// Machines, and how they are used.
template <typename Kind>
struct MachineOptionList {
  typename Kind::Owner owner;

  explicit MachineOptionList(typename Kind::Owner owner) : owner(owner) {}

  void addTo(ReportRequest &request) const {
    request.targets.assign(targets.begin(), targets.end());
    request.params = getGiven<Kind, std::string>(params);
    request.machine = {cache, allowTf32};
  }

  typename Kind::template Repeated<std::string> targets{
      owner, "target",
      llvm::cl::desc("A machine to hold the program against, may be repeated: "
                     "a known target\n(mlir-roofline targets lists them), host "
                     "for this machine, dlti for the module's\ntarget system "
                     "spec, or a file with a #roofline.target. Default: the "
                     "module's\nown, if any"),
      llvm::cl::value_desc("NAME|host|dlti|FILE")};

  ParamsOption<Kind> params{owner};

  typename Kind::template Option<CacheState> cache{
      owner,
      "cache",
      llvm::cl::desc("What the caches hold before an operation:"),
      llvm::cl::init(CacheState::cold),
      llvm::cl::values(
          clEnumValN(CacheState::cold, "cold",
                     "nothing: everything comes from memory (default)"),
          clEnumValN(CacheState::hot, "hot",
                     "what fits the last level, as in a loop over the "
                     "operation")),
      llvm::cl::Hidden};

  typename Kind::template Option<bool> allowTf32{
      owner, "allow-tf32",
      llvm::cl::desc("Let matrix units round the factors of f32 products to "
                     "tf32"),
      llvm::cl::Hidden};
};

/// Also which part of a program, and what its open sizes are.
template <typename Kind>
struct ProgramOptionList : MachineOptionList<Kind> {
  using MachineOptionList<Kind>::MachineOptionList;
  using MachineOptionList<Kind>::owner;

  /// What these options say; the rest is left as it is by default.
  ReportRequest getRequest() const {
    ReportRequest request;
    this->addTo(request);
    request.function = getGiven<Kind, std::string>(function);
    request.names.assign(names.begin(), names.end());
    request.ranges.assign(ranges.begin(), ranges.end());
    request.bindings.assign(bindings.begin(), bindings.end());
    return request;
  }

  typename Kind::template Option<std::string> function{
      owner, "function",
      llvm::cl::desc("This function alone, with what it calls; it may also be "
                     "one that\nnothing refers to"),
      llvm::cl::value_desc("NAME")};

  typename Kind::template List<std::string> names{
      owner, "name",
      llvm::cl::desc("Names for sizes that the program leaves open, as in "
                     "arg0.d0=batch; two\nwith one name are one size"),
      llvm::cl::value_desc("SIZE=NAME,..."), llvm::cl::Hidden};

  typename Kind::template List<std::string> ranges{
      owner, "range",
      llvm::cl::desc("The values that open sizes may have, as in "
                     "sequence=1..8192"),
      llvm::cl::value_desc("SIZE=LOW..HIGH,..."), llvm::cl::Hidden};

  typename Kind::template List<std::string> bindings{
      owner, "bind",
      llvm::cl::desc("Values for sizes that the program leaves open, by the "
                     "report's names"),
      llvm::cl::value_desc("NAME=NUMBER,...")};
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_DRIVER_OPTIONS_PROGRAMOPTIONLIST_H
