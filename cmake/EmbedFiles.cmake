# Writes a C++ file with the texts of all data files of a folder.
#
#   cmake -DDATA_DIR=<folder of NAME.SUFFIX files> -DSUFFIX=<suffix>
#         -DFUNCTION=<it defines> -DHEADER=<that declares the function> -DOUTPUT=<file>
#         -P EmbedFiles.cmake

file(GLOB files ${DATA_DIR}/*.${SUFFIX})
if(NOT files)
  message(FATAL_ERROR "expected .${SUFFIX} files in ${DATA_DIR}, found none")
endif()

# Sorted without the suffix: `apple-m1` comes before `apple-m1-max`.
set(names)
foreach(path IN LISTS files)
  get_filename_component(name ${path} NAME_WE)
  list(APPEND names ${name})
endforeach()
list(SORT names)

get_filename_component(folder ${DATA_DIR} NAME)
set(text "// Generated from ${folder} by EmbedFiles.cmake.\n
#include \"${HEADER}\"\n
using mlir::roofline::detail::EmbeddedFile;\n
static constexpr EmbeddedFile files[] = {\n")
foreach(name IN LISTS names)
  file(READ ${DATA_DIR}/${name}.${SUFFIX} content)
  string(APPEND text "    {\"${name}\", R\"roofline(${content})roofline\"},\n")
endforeach()
string(APPEND text "};\n
llvm::ArrayRef<EmbeddedFile> mlir::roofline::detail::${FUNCTION}() {
  return files;\n}\n")
file(WRITE ${OUTPUT} "${text}")
