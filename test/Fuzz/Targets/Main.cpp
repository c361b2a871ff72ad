//===- Main.cpp - Inputs for the readers ----------------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// With ROOFLINE_LIBFUZZER libFuzzer makes inputs up:
//   roofline-fuzz --target=NAME [OPTION-OF-LIBFUZZER...] [FOLDER...]
// Without it, the program reads files once, which any compiler can build:
//   roofline-fuzz --target=NAME FILE-OR-FOLDER...
//
//===----------------------------------------------------------------------===//

#include "FuzzTargets.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/raw_ostream.h"

#include <cstdint>
#include <cstdlib>

using namespace mlir::roofline::fuzz;
using llvm::StringRef;

/// The target that the first word names; ends the program if it names none.
static const FuzzTarget &chooseTarget(int argc, char **argv) {
  StringRef word = argc > 1 ? argv[1] : "";
  if (word.consume_front("--target="))
    for (const FuzzTarget &target : getFuzzTargets())
      if (target.name == word)
        return target;
  llvm::errs() << "expected --target= and one of";
  for (const FuzzTarget &target : getFuzzTargets())
    llvm::errs() << " " << target.name;
  llvm::errs() << "\n";
  std::exit(2);
}

#ifdef ROOFLINE_LIBFUZZER
static const FuzzTarget *target;

extern "C" int LLVMFuzzerInitialize(int *argc, char ***argv) {
  target = &chooseTarget(*argc, *argv);
  // The rest is libFuzzer's.
  (*argv)[1] = (*argv)[0];
  ++*argv;
  --*argc;
  return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  target->run(StringRef(reinterpret_cast<const char *>(data), size));
  return 0;
}
#else
static int runFile(const FuzzTarget &target, StringRef file) {
  auto text = llvm::MemoryBuffer::getFile(file);
  if (!text) {
    llvm::errs() << "cannot read '" << file
                 << "': " << text.getError().message() << "\n";
    return 0;
  }
  target.run((*text)->getBuffer());
  return 1;
}

int main(int argc, char **argv) {
  const FuzzTarget &target = chooseTarget(argc, argv);
  int numRead = 0;
  for (StringRef path : llvm::ArrayRef(argv + 2, argc - 2)) {
    if (!llvm::sys::fs::is_directory(path)) {
      numRead += runFile(target, path);
      continue;
    }
    std::error_code error;
    for (llvm::sys::fs::directory_iterator it(path, error), end;
         it != end && !error; it.increment(error))
      numRead += runFile(target, it->path());
  }
  llvm::outs() << target.name << ": " << numRead << " files\n";
  return numRead == 0;
}
#endif
