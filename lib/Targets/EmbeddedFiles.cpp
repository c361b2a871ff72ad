//===- EmbeddedFiles.cpp - Data files that are part of the library --------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "EmbeddedFiles.h"

#include "llvm/ADT/STLExtras.h"

using namespace mlir;
using namespace mlir::roofline;
using llvm::StringRef;

std::vector<StringRef>
roofline::detail::getNames(llvm::ArrayRef<EmbeddedFile> files) {
  std::vector<StringRef> names;
  for (const EmbeddedFile &file : files)
    names.push_back(file.name);
  return names;
}

StringRef roofline::detail::findText(llvm::ArrayRef<EmbeddedFile> files,
                                     StringRef name) {
  for (const EmbeddedFile &file : files)
    if (file.name == name)
      return file.text;
  return {};
}

std::vector<llvm::SmallVector<StringRef>>
roofline::detail::getRows(StringRef table, unsigned numColumns) {
  std::vector<llvm::SmallVector<StringRef>> rows;
  llvm::SmallVector<StringRef> lines;
  table.split(lines, '\n', /*MaxSplit=*/-1, /*KeepEmpty=*/false);
  llvm::erase_if(lines, [](StringRef line) { return line.starts_with("#"); });
  for (StringRef line : llvm::drop_begin(lines)) {
    llvm::SmallVector<StringRef> &cells = rows.emplace_back();
    line.split(cells, ',', /*MaxSplit=*/numColumns - 1);
    cells.resize(numColumns);
  }
  return rows;
}
