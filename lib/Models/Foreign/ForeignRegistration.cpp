//===- ForeignRegistration.cpp - Dialects whose costs are data ------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Which dialects the files speak of is known from the start; the files are read
// when a program has an operation of them. If nobody defines the dialect, one
// stands in for it.
//
//===----------------------------------------------------------------------===//

#include "mlir-roofline/Models/ForeignCosts.h"

#include "Foreign/ForeignModels.h"
#include "Foreign/Rules/EmbeddedRules.h"
#include "mlir-roofline/IR/Roofline.h"
#include "mlir-roofline/Interfaces/CostModelOpInterface.h"

#include "mlir/IR/DialectImplementation.h"
#include "llvm/ADT/SetVector.h"

#include <mutex>

using namespace mlir;
using namespace mlir::roofline;
using namespace mlir::roofline::foreign;

//===----------------------------------------------------------------------===//
// Tables
//===----------------------------------------------------------------------===//

namespace {
/// The files that were given, which go before those that are part of the
/// library. Kept by this project's dialect.
class GivenRules : public DialectInterface::Base<GivenRules> {
public:
  explicit GivenRules(Dialect *dialect) : Base(dialect) {}
  std::vector<std::shared_ptr<const RuleTable>> tables;
};
} // namespace

static GivenRules &getGivenRules(MLIRContext *context) {
  auto *dialect = context->getOrLoadDialect<RooflineDialect>();
  if (auto *rules = dialect->getRegisteredInterface<GivenRules>())
    return *rules;
  return dialect->addInterface<GivenRules>();
}

/// The rules of the library for a dialect, read once for all contexts; null if
/// there are none.
static std::shared_ptr<const RuleTable> getEmbeddedRules(StringRef dialect,
                                                         MLIRContext *context) {
  static std::mutex mutex;
  static llvm::StringMap<std::shared_ptr<const RuleTable>> tables;
  std::lock_guard<std::mutex> lock(mutex);
  auto [found, isNew] = tables.try_emplace(dialect);
  if (!isNew)
    return found->second;
  for (const roofline::detail::EmbeddedFile &file :
       roofline::detail::getEmbeddedRuleFiles()) {
    if (file.name != dialect)
      continue;
    FailureOr<RuleTable> table =
        readRules(file.text, (file.name + ".yaml").str(), context);
    if (succeeded(table))
      found->second = std::make_shared<RuleTable>(std::move(*table));
  }
  return found->second;
}

static DialectRules &addRules(Dialect *dialect) {
  MLIRContext *context = dialect->getContext();
  DialectRules &rules = dialect->addInterface<DialectRules>();
  for (const auto &table : getGivenRules(context).tables)
    rules.add(table);
  if (auto table = getEmbeddedRules(dialect->getNamespace(), context))
    rules.add(table);
  return rules;
}

//===----------------------------------------------------------------------===//
// Dialects
//===----------------------------------------------------------------------===//

namespace {
/// A dialect that nobody defines. Its types and attributes are text.
class StandInDialect : public Dialect {
public:
  StandInDialect(StringRef name, MLIRContext *context, TypeID id)
      : Dialect(name, context, id) {
    allowUnknownOperations();
    allowUnknownTypes();
    defineStandInOps(this, addRules(this));
  }

  Attribute parseAttribute(DialectAsmParser &parser, Type type) const final {
    return OpaqueAttr::get(StringAttr::get(getContext(), getNamespace()),
                           parser.getFullSymbolSpec(),
                           type ? type : NoneType::get(getContext()));
  }
};

/// Puts the rules on a dialect that is linked, or loaded as a plugin.
class LinkedDialectRules : public DialectExtensionBase {
public:
  /// The name has to outlive every registry.
  explicit LinkedDialectRules(StringRef name)
      : DialectExtensionBase(ArrayRef<StringRef>(name)) {}

  void apply(MLIRContext *, MutableArrayRef<Dialect *> dialects) const final {
    Dialect *dialect = dialects.front();
    if (dialect->getRegisteredInterface<DialectRules>())
      return; // it stands in for the real one
    DialectRules &rules = addRules(dialect);
    for (StringRef op : rules.getOps()) {
      OperationName opName(op, dialect->getContext());
      if (!opName.isRegistered())
        continue;
      const Rule *first = rules.lookup(op).front();
      if (!opName.hasInterface<CostModelOpInterface>())
        attachModels(opName, rules.lookup(op));
      else if (first->isGiven)
        emitWarning(FileLineColLoc::get(dialect->getContext(), first->file,
                                        first->line, 1))
            << "'" << op << "' has a cost model already; this is not used";
    }
  }
  std::unique_ptr<DialectExtensionBase> clone() const final {
    return std::make_unique<LinkedDialectRules>(*this);
  }
};

/// A dialect for which there are rules: the same in all contexts, for as long
/// as the process lives.
struct KnownDialect {
  StringRef name;
  /// Of the dialect that stands in for it, and of the extension.
  TypeID dialect, extension;
};
} // namespace

static const KnownDialect &getKnownDialect(StringRef name) {
  static std::mutex mutex;
  static llvm::StringMap<KnownDialect> dialects;
  static TypeIDAllocator allocator;
  std::lock_guard<std::mutex> lock(mutex);
  auto [found, isNew] = dialects.try_emplace(name);
  if (isNew)
    found->second = {found->first(), allocator.allocate(),
                     allocator.allocate()};
  return found->second;
}

static void addExtension(DialectRegistry &registry, StringRef name) {
  const KnownDialect &known = getKnownDialect(name);
  registry.addExtension(known.extension,
                        std::make_unique<LinkedDialectRules>(known.name));
}

/// Does nothing if `known` has the dialect.
static void addStandIn(DialectRegistry &registry, const DialectRegistry &known,
                       StringRef name) {
  if (known.getDialectAllocator(name))
    return;
  TypeID id = getKnownDialect(name).dialect;
  registry.insert(
      id, name, [id, name = name.str()](MLIRContext *context) -> Dialect * {
        return context->getOrLoadDialect(
            name, id, [&]() -> std::unique_ptr<Dialect> {
              return std::make_unique<StandInDialect>(name, context, id);
            });
      });
}

void roofline::registerForeignCosts(DialectRegistry &registry) {
  for (const roofline::detail::EmbeddedFile &file :
       roofline::detail::getEmbeddedRuleFiles())
    addExtension(registry, file.name);
}

void roofline::registerForeignDialects(DialectRegistry &registry) {
  for (const roofline::detail::EmbeddedFile &file :
       roofline::detail::getEmbeddedRuleFiles())
    addStandIn(registry, registry, file.name);
}

void roofline::registerForeignDialects(MLIRContext &context) {
  DialectRegistry registry;
  for (const roofline::detail::EmbeddedFile &file :
       roofline::detail::getEmbeddedRuleFiles())
    addStandIn(registry, context.getDialectRegistry(), file.name);
  context.appendDialectRegistry(registry);
}

//===----------------------------------------------------------------------===//
// Files of the user
//===----------------------------------------------------------------------===//

LogicalResult roofline::addForeignCosts(StringRef text, StringRef file,
                                        MLIRContext *context) {
  FailureOr<RuleTable> table = readRules(text, file, context);
  if (failed(table))
    return failure();
  llvm::SetVector<StringRef> dialects;
  for (Rule &rule : table->rules) {
    // What somebody says is trusted, and said to come from them.
    rule.isGiven = true;
    rule.status = combine(rule.status, CountStatus::declared);
    if (rule.reason.empty())
      rule.reason = "declared by " + file.str();
    dialects.insert(StringRef(rule.op).split('.').first);
  }
  for (const Rule &rule : table->rules) {
    auto loc = FileLineColLoc::get(context, file, rule.line, 1);
    StringRef dialect = StringRef(rule.op).split('.').first;
    Dialect *loaded = context->getLoadedDialect(dialect);
    if (loaded && loaded->getRegisteredInterface<DialectRules>())
      return emitError(loc)
             << "the dialect '" << dialect << "' has been read already";
  }
  auto shared = std::make_shared<RuleTable>(std::move(*table));
  getGivenRules(context).tables.push_back(shared);
  DialectRegistry registry;
  for (StringRef dialect : dialects) {
    addExtension(registry, dialect);
    addStandIn(registry, context->getDialectRegistry(), dialect);
  }
  context->appendDialectRegistry(registry);
  return success();
}
