//===- JsonText.h - JSON that somebody hands over ---------------*- C++ -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_SUPPORT_JSONTEXT_H
#define MLIR_ROOFLINE_SUPPORT_JSONTEXT_H

#include "mlir-roofline/Support/Formula/Quantity.h"
#include "llvm/Support/Error.h"
#include "llvm/Support/JSON.h"

namespace mlir::roofline {

/// Reads JSON from a file, which errors call `path`. An integer of more than
/// 18 digits, which a 64-bit number may not hold, becomes the string of its
/// digits. Lists and objects nest at most 100 deep: the parser recurses.
llvm::Expected<llvm::json::Value> parseJson(llvm::StringRef text,
                                            llvm::StringRef path);

/// Likewise of a file in which a key that stands twice in an object is a
/// mistake: of two values JSON's parser takes one without a word.
llvm::Expected<llvm::json::Value> parseStrictJson(llvm::StringRef text,
                                                  llvm::StringRef path);

/// Takes the JSON of one file apart. The first thing that is wrong is kept, and
/// what is read from then on means nothing. `where` is the place in the file of
/// what is looked into, with the dot that is before the key: `ops[3].`.
class JsonReader {
public:
  explicit JsonReader(llvm::StringRef path) : path(path) {}

  /// Success if nothing was wrong.
  llvm::Error takeError();

protected:
  using Object = llvm::json::Object;

  /// `where` is the whole place.
  void fail(const llvm::Twine &where, llvm::StringRef expected,
            const llvm::json::Value *found);
  /// Says what was expected and found, in other words.
  void failWith(const llvm::Twine &text);
  /// Empty where there is none and none is required, as with `getArray`.
  const Object &getObject(const Object &parent, llvm::StringRef key,
                          const llvm::Twine &where, bool isRequired = false);
  const llvm::json::Array &getArray(const Object &parent, llvm::StringRef key,
                                    const llvm::Twine &where,
                                    bool isRequired = false);
  const Object &getItem(const llvm::json::Value &item,
                        const llvm::Twine &where);
  std::string getText(const Object &parent, llvm::StringRef key,
                      const llvm::Twine &where);
  /// An integer >= 0 of any size, or the text of a formula.
  Quantity getCount(const llvm::json::Value &value, const llvm::Twine &where);
  Quantity getCount(const Object &parent, llvm::StringRef key,
                    const llvm::Twine &where);
  /// Absent where there is none; finite and >= 0.
  std::optional<double> getNumber(const Object &parent, llvm::StringRef key,
                                  const llvm::Twine &where);
  /// Absent where there is none; from 0 to 1.
  std::optional<double> getShare(const Object &parent, llvm::StringRef key,
                                 const llvm::Twine &where);
  /// False where there is none.
  bool getFlag(const Object &parent, llvm::StringRef key,
               const llvm::Twine &where);
  unsigned getUnsigned(const Object &parent, llvm::StringRef key,
                       const llvm::Twine &where);

  llvm::StringRef path;

private:
  std::string message;
};

} // namespace mlir::roofline

#endif // MLIR_ROOFLINE_SUPPORT_JSONTEXT_H
