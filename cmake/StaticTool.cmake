# An executable that needs nothing but the C library, from MLIR's static libraries:
# what the Python wheel brings along.

# find_static_mlir(variable): sets it to whether that is possible, and says why it is
# not.
function(find_static_mlir variable)
  set(${variable} False PARENT_SCOPE)
  # It links in another way, and a part of our libraries is for Linux alone.
  if("${CMAKE_CXX_FLAGS}" MATCHES "-fsanitize=" OR NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    return()
  endif()
  find_program(ROOFLINE_LLD NAMES ld.lld ld.lld-22 HINTS ${LLVM_TOOLS_BINARY_DIR})
  find_library(ROOFLINE_STATIC_ZLIB libz.a)
  find_library(ROOFLINE_STATIC_ZSTD libzstd.a)
  set(missing)
  if(NOT ROOFLINE_LLD)
    list(APPEND missing "lld")
  endif()
  if(NOT ROOFLINE_STATIC_ZLIB OR NOT ROOFLINE_STATIC_ZSTD)
    list(APPEND missing "libz.a and libzstd.a")
  endif()
  if(NOT EXISTS ${LLVM_LIBRARY_DIR}/libMLIRIR.a)
    list(APPEND missing "libMLIR*.a")
  endif()
  if(missing)
    list(JOIN missing ", " missing)
    message(STATUS "Left out: the static executable of the Python wheel, which needs "
      "${missing} (Debian: lld-22, zlib1g-dev, libzstd-dev, libmlir-22-dev)")
    return()
  endif()
  set(${variable} True PARENT_SCOPE)
endfunction()

# add_static_tool(name tool without sources...): the tool once more, linked statically,
# with these sources besides and without the objects whose name has `without` in it.
# Libraries are taken as files, without what they say about linking, which is MLIR's
# shared library. It is made only where it is asked for.
function(add_static_tool name tool without)
  get_property(own GLOBAL PROPERTY ROOFLINE_LIBRARIES)
  list(TRANSFORM own REPLACE "(.+)" "$<TARGET_FILE:\\1>" OUTPUT_VARIABLE own_files)
  file(GLOB mlir_files ${LLVM_LIBRARY_DIR}/libMLIR*.a ${LLVM_LIBRARY_DIR}/libLLVM*.a)
  list(FILTER mlir_files EXCLUDE REGEX "libMLIR(CAPI|Test)")
  list(JOIN own_files "\n" own_lines)
  list(JOIN mlir_files "\n" mlir_lines)
  # They use one another in circles.
  set(group ${CMAKE_CURRENT_BINARY_DIR}/${name}.ld)
  file(GENERATE OUTPUT ${group} CONTENT "GROUP(\n${own_lines}\n${mlir_lines}\n)\n")
  # The compiler looks for a linker of this very name.
  file(MAKE_DIRECTORY ${PROJECT_BINARY_DIR}/linker)
  file(CREATE_LINK ${ROOFLINE_LLD} ${PROJECT_BINARY_DIR}/linker/ld.lld SYMBOLIC)

  add_executable(${name} EXCLUDE_FROM_ALL ${ARGN}
    $<FILTER:$<TARGET_OBJECTS:${tool}>,EXCLUDE,${without}>)
  roofline_compile(${name})
  set(discard ${CMAKE_CURRENT_SOURCE_DIR}/Static/discard.ld)
  # Similar functions side by side make the compressed wheel smaller by a seventh.
  set(compressible)
  execute_process(COMMAND ${ROOFLINE_LLD} --help OUTPUT_VARIABLE help ERROR_QUIET)
  if(help MATCHES "--bp-compression-sort")
    set(compressible LINKER:--bp-compression-sort=both)
  endif()
  target_link_options(${name} PRIVATE -fuse-ld=lld -B${PROJECT_BINARY_DIR}/linker
    -no-pie -static-libstdc++ -static-libgcc LINKER:--gc-sections,--icf=all,-O2,-s
    LINKER:--no-eh-frame-hdr,-T,${discard} ${compressible})
  # RooflineMLIR is headers and flags alone.
  target_link_libraries(${name} PRIVATE RooflineMLIR ${group}
    ${ROOFLINE_STATIC_ZLIB} ${ROOFLINE_STATIC_ZSTD})
  add_dependencies(${name} ${own})
  set_target_properties(${name} PROPERTIES
    LINK_DEPENDS "${group};${discard};${own_files}"
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()
