/*===- costs-in-c.c - Times from C
------------------------------------------===*\
|*                                                                            *|
|* Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions. *|
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception                    *|
|*                                                                            *|
\*===----------------------------------------------------------------------===*/

/* usage: costs-in-c MODEL.mlir TARGET SIZE NUMBER

   What costs.cpp does, for those who know MLIR by its C API. */

#include "mlir-roofline-c/Analysis.h"
#include "mlir-roofline-c/Registration.h"

#include <stdio.h>
#include <stdlib.h>

static void print(MlirStringRef text, void *unused) {
  (void)unused;
  if (text.length != 0)
    fwrite(text.data, 1, text.length, stdout);
}

static MlirStringRef text(const char *chars) {
  return mlirStringRefCreateFromCString(chars);
}

/* What a file holds, with an end; null if it cannot be read. */
static char *readFile(const char *path) {
  FILE *file = fopen(path, "rb");
  if (!file)
    return NULL;
  fseek(file, 0, SEEK_END);
  long size = ftell(file);
  rewind(file);
  char *chars = malloc(size + 1);
  chars[fread(chars, 1, size, file)] = '\0';
  fclose(file);
  return chars;
}

static void printTimes(MlirRooflineAnalysis analysis) {
  MlirRooflineNumber time;
  for (intptr_t op = 0; op < mlirRooflineAnalysisGetNumOps(analysis); ++op) {
    if (mlirLogicalResultIsFailure(mlirRooflineAnalysisGetOpNumber(
            analysis, op, text("time_s"), /*target=*/0, &time)))
      continue;
    print(mlirIdentifierStr(
              mlirOperationGetName(mlirRooflineAnalysisGetOp(analysis, op))),
          NULL);
    if (time.hasValue)
      printf(": %.3g us", time.value * 1e6);
    else
      printf(": not known");
    printf(", bound by ");
    print(mlirRooflineAnalysisGetOpBoundBy(analysis, op, /*target=*/0), NULL);
    printf("\n");
  }
  if (mlirLogicalResultIsSuccess(mlirRooflineAnalysisGetNumber(
          analysis, text("time_s"), /*target=*/0, &time)) &&
      time.hasValue)
    printf("latency bound: %.3g us\n", time.value * 1e6);
}

int main(int argc, char **argv) {
  if (argc != 5) {
    fprintf(stderr, "usage: costs-in-c MODEL.mlir TARGET SIZE NUMBER\n");
    return EXIT_FAILURE;
  }
  char *program = readFile(argv[1]);
  if (!program) {
    fprintf(stderr, "cannot read '%s'\n", argv[1]);
    return EXIT_FAILURE;
  }
  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  mlirRooflineRegisterProgramDialects(registry);
  MlirContext context =
      mlirContextCreateWithRegistry(registry, /*threadingEnabled=*/true);
  mlirDialectRegistryDestroy(registry);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__roofline__(), context);

  /* What is wrong is said through MLIR's diagnostics. */
  int status = EXIT_FAILURE;
  MlirModule module = mlirModuleCreateParse(context, text(program));
  MlirAttribute target = mlirRooflineTargetLookUp(context, text(argv[2]));
  if (!mlirModuleIsNull(module) && !mlirAttributeIsNull(target)) {
    MlirRooflineSize size = {text(argv[3]), strtol(argv[4], NULL, 10)};
    MlirRooflineOptions options = {
        .numTargets = 1, .targets = &target, .numSizes = 1, .sizes = &size};
    MlirRooflineAnalysis analysis = mlirRooflineAnalysisCreate(module, options);
    if (!mlirRooflineAnalysisIsNull(analysis)) {
      printTimes(analysis);
      mlirRooflineAnalysisDestroy(analysis);
      status = EXIT_SUCCESS;
    }
  }
  if (!mlirModuleIsNull(module))
    mlirModuleDestroy(module);
  mlirContextDestroy(context);
  free(program);
  return status;
}
