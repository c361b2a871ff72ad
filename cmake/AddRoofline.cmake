# The one place that decides how this project's libraries and tools link to
# MLIR: always to the shared libMLIR and libLLVM, never to a second, static copy.

# add_roofline_library(name sources... [DEPENDS targets...] [LINK_LIBS libs...])
function(add_roofline_library name)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LINK_LIBS" ${ARGN})
  add_library(${name} STATIC ${ARG_UNPARSED_ARGUMENTS})
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  target_include_directories(${name} PUBLIC
    ${PROJECT_SOURCE_DIR}/include ${PROJECT_BINARY_DIR}/include)
  target_link_libraries(${name} PUBLIC ${ARG_LINK_LIBS} MLIR LLVM)
  if(ARG_DEPENDS)
    add_dependencies(${name} ${ARG_DEPENDS})
  endif()
endfunction()

# add_roofline_tool(name sources... [LINK_LIBS libs...])
function(add_roofline_tool name)
  cmake_parse_arguments(ARG "" "" "LINK_LIBS" ${ARGN})
  add_executable(${name} ${ARG_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE ${ARG_LINK_LIBS} MLIR LLVM)
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
