//===- TimesTrace.cpp - Measured times from traces ------------------------===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// The format is Chrome's: an object with `traceEvents`, or the list of events
// alone. Complete events (`"ph": "X"`) have a duration in microseconds.
//
//===----------------------------------------------------------------------===//

#include "TimeReaders.h"

#include "mlir-roofline/Support/JsonText.h"

#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringSwitch.h"

#include <cmath>

using namespace mlir;
using namespace mlir::roofline;
using llvm::Expected;
using llvm::json::Object;
using PlaceKind = MeasuredTime::PlaceKind;

namespace {
/// Who has written a trace decides which of its events tell the time.
enum class Writer {
  /// All of them.
  unknown,
  /// This tool: operations, which have ids, and not what could run as one.
  ours,
  /// PyTorch, of a device: what ran there, under the name of the operation that
  /// has started it.
  torchDevice,
  /// XLA: what belongs to an operation of a compiled module.
  xla
};

struct Event {
  StringRef name, category;
  double seconds;
  const Object *arguments;
  std::optional<int64_t> process;
};

class TraceReader : public JsonReader {
public:
  using JsonReader::JsonReader;
  MeasuredTimes read(const llvm::json::Value &trace);

private:
  void addEvents(const llvm::json::Array &list);
  Writer findWriter() const;
  void findStarters();
  bool isTimed(const Event &event) const;
  MeasuredTime makeTime(const Event &event) const;

  std::vector<Event> events;
  Writer writer = Writer::unknown;
  /// The target of a report of several.
  std::optional<int64_t> process;
  /// By PyTorch's number of what a device does: the operation.
  llvm::DenseMap<int64_t, StringRef> starters;
};
} // namespace

static const Object noArguments;

/// The text of an argument; empty without it.
static StringRef getArgument(const Event &event, StringRef key) {
  return event.arguments->getString(key).value_or("");
}

//===----------------------------------------------------------------------===//
// Events
//===----------------------------------------------------------------------===//

void TraceReader::addEvents(const llvm::json::Array &list) {
  for (auto [number, item] : llvm::enumerate(list)) {
    std::string where = "traceEvents[" + std::to_string(number) + "]";
    const Object *object = item.getAsObject();
    if (!object)
      return fail(where, "an event, an object", &item);
    if (object->getString("ph") != "X")
      continue;
    std::optional<double> duration = object->getNumber("dur");
    // Some writers leave it out of what takes no time.
    if (!duration && !object->get("dur"))
      continue;
    if (!duration || *duration < 0 || !std::isfinite(*duration))
      return fail(where + ".dur", "a number >= 0, of microseconds",
                  object->get("dur"));
    std::optional<StringRef> name = object->getString("name");
    if (!name)
      return fail(where + ".name", "a text", object->get("name"));
    const Object *arguments = object->getObject("args");
    events.push_back({*name, object->getString("cat").value_or(""),
                      *duration * 1e-6, arguments ? arguments : &noArguments,
                      object->getInteger("pid")});
  }
}

Writer TraceReader::findWriter() const {
  Writer found = Writer::unknown;
  for (const Event &event : events) {
    if (event.arguments->getInteger("id") && event.arguments->get("executions"))
      return Writer::ours;
    if (event.category == "kernel")
      return Writer::torchDevice;
    if (event.arguments->get("hlo_op") || event.arguments->get("tf_op"))
      found = Writer::xla;
  }
  return found;
}

void TraceReader::findStarters() {
  for (const Event &event : events)
    if (event.category == "cpu_op")
      if (auto number = event.arguments->getInteger("External id"))
        starters[*number] = event.name;
}

bool TraceReader::isTimed(const Event &event) const {
  switch (writer) {
  case Writer::unknown:
    return true;
  case Writer::ours:
    return event.arguments->getInteger("id") && event.category != "single" &&
           event.process == process;
  case Writer::torchDevice:
    return llvm::StringSwitch<bool>(event.category)
        .Cases({"kernel", "gpu_memcpy", "gpu_memset", "gpu_user_annotation"},
               true)
        .Default(false);
  case Writer::xla:
    return event.arguments->get("hlo_op") || event.arguments->get("tf_op");
  }
  llvm_unreachable("covered switch");
}

//===----------------------------------------------------------------------===//
// Places
//===----------------------------------------------------------------------===//

MeasuredTime TraceReader::makeTime(const Event &event) const {
  MeasuredTime time;
  time.seconds = event.seconds;
  auto add = [&](PlaceKind kind, StringRef text) {
    if (!text.empty())
      time.places.push_back({kind, text.str()});
  };
  if (auto id = event.arguments->getInteger("id"); id && writer == Writer::ours)
    add(PlaceKind::id, std::to_string(*id));
  if (auto number = event.arguments->getInteger("External id"))
    add(PlaceKind::any, starters.lookup(*number));
  if (writer == Writer::xla) {
    // A profile ends the path with a colon and the kind of operation.
    add(PlaceKind::location, getArgument(event, "tf_op").split(':').first);
    add(PlaceKind::location, getArgument(event, "op_name"));
    add(PlaceKind::location, getArgument(event, "source"));
  }
  add(PlaceKind::location, getArgument(event, "location"));
  add(PlaceKind::layer, getArgument(event, "layer"));
  if (time.places.empty())
    add(PlaceKind::any, event.name.empty() ? "(no name)" : event.name);
  else
    time.name = event.name.str();
  return time;
}

MeasuredTimes TraceReader::read(const llvm::json::Value &trace) {
  MeasuredTimes read;
  read.format = "Chrome trace";
  const llvm::json::Array *list = trace.getAsArray();
  if (const Object *object = trace.getAsObject())
    list = &getArray(*object, "traceEvents", "", /*isRequired=*/true);
  addEvents(*list);
  writer = findWriter();
  if (writer == Writer::ours) {
    // All executions are one event.
    read.runs = 1;
    process = llvm::find_if(events, [](const Event &event) {
                return event.arguments->getInteger("id").has_value();
              })->process;
  }
  if (writer == Writer::torchDevice)
    findStarters();
  report::TimeCollector times;
  for (const Event &event : events)
    if (isTimed(event))
      times.add(makeTime(event));
  read.times = times.take();
  if (read.times.empty())
    failWith(R"(expected complete events ("ph": "X" with a dur), found none)");
  return read;
}

Expected<MeasuredTimes> report::parseTimesTrace(StringRef text,
                                                StringRef file) {
  Expected<llvm::json::Value> trace = parseJson(text, file);
  if (!trace)
    return trace.takeError();
  TraceReader reader(file);
  MeasuredTimes times = reader.read(*trace);
  if (llvm::Error error = reader.takeError())
    return error;
  return times;
}
