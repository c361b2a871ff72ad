# Writes a C++ file with the text of every target description.
#
#   cmake -DDATA_DIR=<folder of NAME.mlir files> -DOUTPUT=<file> -P EmbedTargets.cmake

file(GLOB files ${DATA_DIR}/*.mlir)
if(NOT files)
  message(FATAL_ERROR "expected target descriptions in ${DATA_DIR}, found none")
endif()

# Sorted without the suffix: `apple-m1` comes before `apple-m1-max`.
set(names)
foreach(path IN LISTS files)
  get_filename_component(name ${path} NAME_WE)
  list(APPEND names ${name})
endforeach()
list(SORT names)

set(text "// Generated from lib/Target/Data by EmbedTargets.cmake.\n
#include \"EmbeddedTargets.h\"\n
using mlir::roofline::detail::EmbeddedTarget;\n
static constexpr EmbeddedTarget targets[] = {\n")
foreach(name IN LISTS names)
  file(READ ${DATA_DIR}/${name}.mlir content)
  string(APPEND text "    {\"${name}\", R\"roofline(${content})roofline\"},\n")
endforeach()
string(APPEND text "};\n
llvm::ArrayRef<EmbeddedTarget> mlir::roofline::detail::getEmbeddedTargets() {
  return targets;\n}\n")
file(WRITE ${OUTPUT} "${text}")
