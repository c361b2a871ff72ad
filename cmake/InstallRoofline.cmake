# The CMake package: headers, generated ones among them, and what find_package reads.
# Libraries and tools are installed where they are defined (AddRoofline.cmake).

include(CMakePackageConfigHelpers)

set(package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/mlir-roofline)

install(DIRECTORY ${PROJECT_SOURCE_DIR}/include/ ${PROJECT_BINARY_DIR}/include/
  DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT Development
  FILES_MATCHING PATTERN "*.h" PATTERN "*.td" PATTERN "*.h.inc"
  PATTERN "CMakeFiles" EXCLUDE)

get_property(roofline_libraries GLOBAL PROPERTY ROOFLINE_LIBRARIES)
configure_package_config_file(cmake/mlir-roofline-config.cmake.in
  ${PROJECT_BINARY_DIR}/cmake/mlir-roofline-config.cmake
  INSTALL_DESTINATION ${package_dir}
  PATH_VARS CMAKE_INSTALL_INCLUDEDIR)
# Before 1.0 each minor version may change what others build on.
write_basic_package_version_file(
  ${PROJECT_BINARY_DIR}/cmake/mlir-roofline-config-version.cmake
  COMPATIBILITY SameMinorVersion)

install(EXPORT mlir-roofline-targets NAMESPACE mlir-roofline::
  DESTINATION ${package_dir} COMPONENT Development)
install(FILES
  ${PROJECT_BINARY_DIR}/cmake/mlir-roofline-config.cmake
  ${PROJECT_BINARY_DIR}/cmake/mlir-roofline-config-version.cmake
  ${PROJECT_SOURCE_DIR}/cmake/RooflineMLIR.cmake
  DESTINATION ${package_dir} COMPONENT Development)
install(FILES LICENSE README.md CHANGELOG.md
  DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT Runtime)
