# The page that --format=html fills in: bundled from web/ with Node, of packages
# that web/package-lock.json pins, inside of the build folder. Sets ROOFLINE_HTML
# to whether that is possible, and says why it is not.

set(ROOFLINE_HTML False)
set(html_dir ${PROJECT_BINARY_DIR}/web)

# Sets ROOFLINE_HTML once the packages are in the build folder. They are fetched
# again only if the list of them changes.
function(prepare_html)
  if(NOT ROOFLINE_BUILD_HTML)
    return()
  endif()
  find_program(ROOFLINE_NODE NAMES node nodejs)
  find_program(ROOFLINE_NPM NAMES npm)
  if(NOT ROOFLINE_NODE OR NOT ROOFLINE_NPM)
    message(STATUS "Left out: --format=html, which needs Node.js 18 and npm "
      "(Debian: nodejs, npm)")
    return()
  endif()
  execute_process(COMMAND ${ROOFLINE_NODE} --version
    OUTPUT_VARIABLE version OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(NOT version MATCHES "^v([0-9]+)\\." OR CMAKE_MATCH_1 LESS 18)
    message(STATUS "Left out: --format=html, which needs Node.js 18, found "
      "'${version}'")
    return()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/web/package-lock.json)
  file(SHA256 ${PROJECT_SOURCE_DIR}/web/package-lock.json lock)
  set(stamp ${html_dir}/installed-${lock})
  if(NOT EXISTS ${stamp})
    message(STATUS "Fetching the packages of the HTML report")
    file(COPY ${PROJECT_SOURCE_DIR}/web/package.json
      ${PROJECT_SOURCE_DIR}/web/package-lock.json DESTINATION ${html_dir})
    execute_process(
      COMMAND ${ROOFLINE_NPM} ci --ignore-scripts --no-audit --no-fund
        --fetch-retries=1 --fetch-timeout=30000
      WORKING_DIRECTORY ${html_dir} TIMEOUT 300
      RESULT_VARIABLE result OUTPUT_QUIET ERROR_VARIABLE error)
    if(NOT result EQUAL 0)
      string(REGEX MATCH "npm [^\n]*\n" first "${error}")
      string(STRIP "${first}" first)
      message(STATUS "Left out: --format=html, npm could not fetch its packages "
        "(${first}); configure again to retry")
      return()
    endif()
    file(TOUCH ${stamp})
  endif()
  set(ROOFLINE_HTML True PARENT_SCOPE)
endfunction()

prepare_html()

if(ROOFLINE_HTML)
  # Packages are looked for from where the sources are, so these go there.
  file(GLOB_RECURSE html_sources CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/web/src/*)
  set(html_template ${html_dir}/dist/HtmlTemplate.cpp)
  add_custom_command(OUTPUT ${html_template}
    COMMAND ${CMAKE_COMMAND} -E rm -rf ${html_dir}/src
    COMMAND ${CMAKE_COMMAND} -E copy_directory
      ${PROJECT_SOURCE_DIR}/web/src ${html_dir}/src
    COMMAND ${CMAKE_COMMAND} -E copy
      ${PROJECT_SOURCE_DIR}/web/build.mjs ${PROJECT_SOURCE_DIR}/web/tsconfig.json
      ${html_dir}
    COMMAND ${ROOFLINE_NODE} build.mjs ${html_dir}/dist
    WORKING_DIRECTORY ${html_dir}
    DEPENDS ${html_sources} ${PROJECT_SOURCE_DIR}/web/build.mjs
      ${PROJECT_SOURCE_DIR}/web/tsconfig.json
      ${PROJECT_SOURCE_DIR}/web/package-lock.json
    COMMENT "Bundling the HTML report" VERBATIM)
endif()
