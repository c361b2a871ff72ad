# How targets of this project use MLIR, in its own build and, because this file is
# installed, in the builds of others.

# roofline_describe_mlir(target [BUILD_INTERFACE]): gives the interface target the
# headers, definitions and flags of the MLIR that was found.
function(roofline_describe_mlir name)
  set(includes ${LLVM_INCLUDE_DIRS} ${MLIR_INCLUDE_DIRS})
  list(REMOVE_DUPLICATES includes)
  separate_arguments(definitions NATIVE_COMMAND "${LLVM_DEFINITIONS}")
  list(TRANSFORM definitions REPLACE "^-D" "")
  set(options)
  if(NOT LLVM_ENABLE_RTTI)
    set(options $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
  endif()
  if("BUILD_INTERFACE" IN_LIST ARGN)
    foreach(list includes definitions options)
      if(${list})
        set(${list} "$<BUILD_INTERFACE:${${list}}>")
      endif()
    endforeach()
  endif()
  target_include_directories(${name} SYSTEM INTERFACE "${includes}")
  target_compile_definitions(${name} INTERFACE "${definitions}")
  target_compile_options(${name} INTERFACE "${options}")
  target_compile_features(${name} INTERFACE cxx_std_17)
endfunction()

# roofline_link_mlir(target [BUILD_INTERFACE]): links the shared libMLIR, or, where
# MLIR_ROOFLINE_MLIR_SHARED is off, the static libraries that ROOFLINE_MLIR_LIBS of
# the target lists. A program must not have both. A plugin links neither, by its property
# ROOFLINE_IS_PLUGIN: it uses what is in the program that loads it, and a second copy
# beside that ends the program.
function(roofline_link_mlir name)
  get_target_property(libs ${name} ROOFLINE_MLIR_LIBS)
  if(MLIR_ROOFLINE_MLIR_SHARED)
    set(libs MLIR LLVM)
  endif()
  if(NOT libs)
    return()
  endif()
  get_target_property(type ${name} TYPE)
  get_target_property(is_imported ${name} IMPORTED)
  set(scope PRIVATE)
  if(is_imported)
    set(scope INTERFACE)
  elseif(type STREQUAL "STATIC_LIBRARY")
    set(scope PUBLIC)
  endif()
  set(libs "$<$<NOT:$<BOOL:$<TARGET_PROPERTY:ROOFLINE_IS_PLUGIN>>>:${libs}>")
  if("BUILD_INTERFACE" IN_LIST ARGN)
    set(libs "$<BUILD_INTERFACE:${libs}>")
  endif()
  target_link_libraries(${name} ${scope} "${libs}")
endfunction()
