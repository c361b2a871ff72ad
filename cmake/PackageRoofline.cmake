# Archives of what is installed, by CPack:
#
#   cpack -G TGZ --config build/CPackConfig.cmake   a folder that may be anywhere
#   cpack -G DEB --config build/CPackConfig.cmake   mlir-roofline, libmlir-roofline-dev
#
# MLIR's shared library is not in them: programs look for it beside them, where it was
# when they were built, and where the system does.

set(CPACK_PACKAGE_VENDOR "mlir-roofline")
set(CPACK_PACKAGE_CONTACT "The maintainers of mlir-roofline <maintainers@mlir-roofline.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY
  "Cost analysis for MLIR: what a program costs and what limits it")
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL Runtime Development)

# One archive with everything.
set(CPACK_GENERATOR TGZ)
set(CPACK_ARCHIVE_COMPONENT_INSTALL OFF)
set(CPACK_PACKAGE_FILE_NAME
  "mlir-roofline-${PROJECT_VERSION}-${CMAKE_SYSTEM_NAME}-${CMAKE_SYSTEM_PROCESSOR}")

# Debian has the tools by themselves.
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_NAME mlir-roofline)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_RUNTIME_PACKAGE_DEPENDS "libmlir-${LLVM_VERSION_MAJOR}")
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_NAME libmlir-roofline-dev)
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_SECTION libdevel)
# The exported targets include the tools and the plugin.
set(CPACK_DEBIAN_DEVELOPMENT_PACKAGE_DEPENDS
  "mlir-roofline (= ${PROJECT_VERSION}), libmlir-${LLVM_VERSION_MAJOR}-dev")
set(CPACK_COMPONENT_DEVELOPMENT_DESCRIPTION
  "Headers, libraries and the CMake package of mlir-roofline")

include(CPack)
