# Writes a C++ file with the text of every target description.
#
#   cmake -DDATA_DIR=<folder of NAME.mlir files> -DOUTPUT=<file> -P EmbedTargets.cmake

file(GLOB files ${DATA_DIR}/*.mlir)
list(SORT files)
if(NOT files)
  message(FATAL_ERROR "expected target descriptions in ${DATA_DIR}, found none")
endif()

set(text "// Generated from lib/Target/Data by EmbedTargets.cmake.\n
#include \"EmbeddedTargets.h\"\n
using mlir::roofline::detail::EmbeddedTarget;\n
static constexpr EmbeddedTarget targets[] = {\n")
foreach(path IN LISTS files)
  get_filename_component(name ${path} NAME_WE)
  file(READ ${path} content)
  string(APPEND text "    {\"${name}\", R\"roofline(${content})roofline\"},\n")
endforeach()
string(APPEND text "};\n
llvm::ArrayRef<EmbeddedTarget> mlir::roofline::detail::getEmbeddedTargets() {
  return targets;\n}\n")
file(WRITE ${OUTPUT} "${text}")
