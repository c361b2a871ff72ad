# The one place that decides how this project's libraries and tools are compiled,
# linked to MLIR and installed. Everything is a property of a target, so that a
# project which adds this one by add_subdirectory keeps flags of its own.

include(GNUInstallDirs)

# What whoever includes our headers needs of MLIR. The installed package fills it
# in anew, for the MLIR that it finds (mlir-roofline-config.cmake.in).
include(RooflineMLIR)
add_library(RooflineMLIR INTERFACE)
add_library(mlir-roofline::RooflineMLIR ALIAS RooflineMLIR)
roofline_describe_mlir(RooflineMLIR BUILD_INTERFACE)

# How our own sources are compiled.
set(ROOFLINE_COMPILE_OPTIONS -fno-exceptions -Wall -Wextra -Wno-unused-parameter)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # False alarms about LLVM's small vectors; LLVM turns it off, too.
  list(APPEND ROOFLINE_COMPILE_OPTIONS -Wno-maybe-uninitialized)
endif()
if(ROOFLINE_WERROR)
  list(APPEND ROOFLINE_COMPILE_OPTIONS -Werror)
endif()

# roofline_compile(target): compiles it as our own.
function(roofline_compile name)
  target_compile_options(${name} PRIVATE
    "$<$<COMPILE_LANGUAGE:CXX>:${ROOFLINE_COMPILE_OPTIONS}>")
  target_include_directories(${name} PRIVATE
    ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include)
endfunction()

if(ROOFLINE_INSTALL)
  install(TARGETS RooflineMLIR EXPORT mlir-roofline-targets)
endif()

# roofline_compile_folders(target): what stands in one folder is compiled as one source.
# Most of the time that a source takes is reading headers of MLIR, which are then read
# once for a folder. Names of one folder that no header declares must differ, and a
# source still includes what it uses: the presets `debug` and `asan-clang`, of which the
# workflow runs the second, compile each by itself. So is what has flags of its own or
# is generated.
function(roofline_compile_folders name)
  if(NOT ROOFLINE_UNITY_BUILD)
    return()
  endif()
  set_target_properties(${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # GCC takes what is included for a header, which should name nothing local.
  target_compile_options(${name} PRIVATE
    $<$<COMPILE_LANG_AND_ID:CXX,GNU>:-Wno-subobject-linkage>)
  get_target_property(sources ${name} SOURCES)
  foreach(source IN LISTS sources)
    if(NOT IS_ABSOLUTE "${source}")
      get_filename_component(folder "${source}" DIRECTORY)
      set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${folder}")
    endif()
  endforeach()
endfunction()

# add_roofline_library(name sources... [DEPENDS targets...] [LINK_LIBS libs...]
#                      [MLIR_LIBS libs...])
# MLIR_LIBS are the libraries of MLIR in which what the sources call is defined. They
# are linked where MLIR is not one shared library.
function(add_roofline_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK_LIBS;MLIR_LIBS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  add_library(mlir-roofline::${name} ALIAS ${name})
  roofline_compile(${name})
  set_target_properties(${name} PROPERTIES
    POSITION_INDEPENDENT_CODE ON
    ROOFLINE_MLIR_LIBS "${ARG_MLIR_LIBS}"
    EXPORT_PROPERTIES ROOFLINE_MLIR_LIBS)
  target_include_directories(${name} INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>
    $<BUILD_INTERFACE:${PROJECT_BINARY_DIR}/include>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  target_link_libraries(${name} PUBLIC ${ARG_LINK_LIBS} RooflineMLIR)
  roofline_link_mlir(${name} BUILD_INTERFACE)
  roofline_compile_folders(${name})
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
  set_property(GLOBAL APPEND PROPERTY ROOFLINE_LIBRARIES ${name})
  if(ROOFLINE_INSTALL)
    install(TARGETS ${name} EXPORT mlir-roofline-targets
      ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT Development)
  endif()
endfunction()

# add_roofline_tool(name sources... [LINK_LIBS libs...] [MLIR_LIBS libs...])
function(add_roofline_tool name)
  cmake_parse_arguments(ARG "" "" "LINK_LIBS;MLIR_LIBS" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  roofline_compile(${name})
  set_target_properties(${name} PROPERTIES ROOFLINE_MLIR_LIBS "${ARG_MLIR_LIBS}")
  target_link_libraries(${name} PRIVATE ${ARG_LINK_LIBS} RooflineMLIR)
  roofline_link_mlir(${name})
  set_target_properties(${name} PROPERTIES
    RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()

# The data files of a folder become part of a library, so that tools and plugin
# need no folder at run time. A new or changed file regenerates the source, which
# defines `function` as `header` declares it.
function(roofline_embed_files folder suffix function header)
  file(GLOB files CONFIGURE_DEPENDS
    ${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.${suffix})
  get_filename_component(name ${folder} NAME)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/Embedded${name}.cpp)
  set(script ${PROJECT_SOURCE_DIR}/cmake/EmbedFiles.cmake)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND}
      -DDATA_DIR=${CMAKE_CURRENT_SOURCE_DIR}/${folder}
      -DSUFFIX=${suffix}
      -DFUNCTION=${function}
      -DHEADER=${header}
      -DOUTPUT=${output}
      -P ${script}
    DEPENDS ${script} ${files}
    COMMENT "Embedding ${folder}"
    VERBATIM)
endfunction()

# install_roofline_tool(name): a tool that goes into the package.
function(install_roofline_tool name)
  if(ROOFLINE_INSTALL)
    # Beside MLIR's libraries where they are now, or in a package that has its own.
    set_target_properties(${name} PROPERTIES INSTALL_RPATH
      "$ORIGIN/../${CMAKE_INSTALL_LIBDIR};${LLVM_LIBRARY_DIR}")
    install(TARGETS ${name} EXPORT mlir-roofline-targets
      RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT Runtime)
  endif()
endfunction()
