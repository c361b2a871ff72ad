/*===- capi-test.c - The analysis from C
------------------------------------===*\
|*                                                                            *|
|* Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions. *|
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception                    *|
|*                                                                            *|
\*===----------------------------------------------------------------------===*/

/* usage: roofline-capi-test TARGET, which is tiny.mlir; see capi.test. */

#include "mlir-c/BuiltinAttributes.h"
#include "mlir-c/Diagnostics.h"
#include "mlir-roofline-c/Analysis.h"
#include "mlir-roofline-c/Registration.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void print(MlirStringRef text, void *file) {
  if (text.length != 0)
    fwrite(text.data, 1, text.length, (FILE *)file);
}

static MlirLogicalResult printDiagnostic(MlirDiagnostic diagnostic,
                                         void *unused) {
  (void)unused;
  printf("diagnosed: ");
  mlirDiagnosticPrint(diagnostic, print, stdout);
  printf("\n");
  return mlirLogicalResultSuccess();
}

static MlirStringRef text(const char *chars) {
  return mlirStringRefCreateFromCString(chars);
}

/* Of x rows, a product with 64 * 32 weights, twice in a loop, an operation that
   nobody knows, and a function with 32 exponentials. */
static const char *const program =
    "func.func @main(%x: tensor<?x64xf32>, %w: tensor<64x32xf32>, %y: "
    "tensor<?x32xf32>,\n"
    "                %b: tensor<32xf32>) -> tensor<?x32xf32> {\n"
    "  %from = arith.constant 0 : index\n"
    "  %to = arith.constant 2 : index\n"
    "  %step = arith.constant 1 : index\n"
    "  %0 = scf.for %i = %from to %to step %step iter_args(%sum = %y) -> "
    "tensor<?x32xf32> {\n"
    "    %1 = linalg.matmul ins(%x, %w : tensor<?x64xf32>, tensor<64x32xf32>)\n"
    "                       outs(%sum : tensor<?x32xf32>) -> tensor<?x32xf32>\n"
    "    scf.yield %1 : tensor<?x32xf32>\n"
    "  }\n"
    "  %2 = \"nobodys.op\"(%0) : (tensor<?x32xf32>) -> tensor<?x32xf32>\n"
    "  %3 = func.call @other(%b) : (tensor<32xf32>) -> tensor<32xf32>\n"
    "  return %2 : tensor<?x32xf32>\n"
    "}\n"
    "func.func private @other(%b: tensor<32xf32>) -> tensor<32xf32> {\n"
    "  %0 = math.exp %b : tensor<32xf32>\n"
    "  return %0 : tensor<32xf32>\n"
    "}\n";

static void printNumber(const char *name, MlirRooflineNumber number) {
  printf(" %s=", name);
  if (number.hasValue)
    printf("%g", number.value);
  else
    printf("none");
  printf("(%d)", (int)number.status);
}

static void printOps(MlirRooflineAnalysis analysis) {
  for (intptr_t op = 0; op < mlirRooflineAnalysisGetNumOps(analysis); ++op) {
    const char *metrics[] = {"macs", "flops", "bytes", "time_s"};
    print(mlirIdentifierStr(
              mlirOperationGetName(mlirRooflineAnalysisGetOp(analysis, op))),
          stdout);
    for (size_t metric = 0; metric < sizeof(metrics) / sizeof(*metrics);
         ++metric) {
      MlirRooflineNumber number;
      if (mlirLogicalResultIsSuccess(mlirRooflineAnalysisGetOpNumber(
              analysis, op, text(metrics[metric]), 0, &number)))
        printNumber(metrics[metric], number);
    }
    printNumber("times", mlirRooflineAnalysisGetOpExecutions(analysis, op));
    printf(" macs: ");
    (void)mlirRooflineAnalysisPrintOpNumber(analysis, op, text("macs"), 0,
                                            print, stdout);
    printf(" intensity: ");
    (void)mlirRooflineAnalysisPrintOpNumber(analysis, op, text("intensity"), 0,
                                            print, stdout);
    printf(" bound by: ");
    print(mlirRooflineAnalysisGetOpBoundBy(analysis, op, 0), stdout);
    printf(" reason: ");
    print(mlirRooflineAnalysisGetOpReason(analysis, op), stdout);
    printf("\n");
  }
}

static void printProgram(MlirRooflineAnalysis analysis) {
  const char *metrics[] = {"macs", "bytes", "coverage_ops", "time_s"};
  printf("program:");
  for (size_t metric = 0; metric < sizeof(metrics) / sizeof(*metrics);
       ++metric) {
    MlirRooflineNumber number;
    if (mlirLogicalResultIsSuccess(mlirRooflineAnalysisGetNumber(
            analysis, text(metrics[metric]), 0, &number)))
      printNumber(metrics[metric], number);
  }
  printf("\n");
}

static void printFunctions(MlirRooflineAnalysis analysis) {
  for (intptr_t function = 0;
       function < mlirRooflineAnalysisGetNumFunctions(analysis); ++function) {
    const char *metrics[] = {"macs", "bytes", "time_s"};
    printf("function ");
    print(mlirRooflineAnalysisGetFunctionName(analysis, function), stdout);
    printf(" entry: %d",
           mlirRooflineAnalysisFunctionIsEntry(analysis, function));
    printNumber("times",
                mlirRooflineAnalysisGetFunctionExecutions(analysis, function));
    for (size_t metric = 0; metric < sizeof(metrics) / sizeof(*metrics);
         ++metric) {
      MlirRooflineNumber number;
      if (mlirLogicalResultIsSuccess(mlirRooflineAnalysisGetFunctionNumber(
              analysis, function, text(metrics[metric]), 0, &number)))
        printNumber(metrics[metric], number);
    }
    printf(" bytes: ");
    (void)mlirRooflineAnalysisPrintFunctionNumber(
        analysis, function, text("bytes"), 0, print, stdout);
    printf("\n");
  }
}

/* Of numbers that nothing has, from before the first and behind the last. */
static void printOutside(MlirRooflineAnalysis analysis, intptr_t index) {
  MlirRooflineNumber number = {MlirRooflineStatusExact, true, 7};
  printf("outside:");
  printf(" op %d",
         mlirOperationIsNull(mlirRooflineAnalysisGetOp(analysis, index)));
  printNumber("times", mlirRooflineAnalysisGetOpExecutions(analysis, index));
  printNumber("calls",
              mlirRooflineAnalysisGetFunctionExecutions(analysis, index));
  printf(" entry %d", mlirRooflineAnalysisFunctionIsEntry(analysis, index));
  MlirStringRef texts[] = {
      mlirRooflineAnalysisGetOpReason(analysis, index),
      mlirRooflineAnalysisGetOpBoundBy(analysis, index, 0),
      mlirRooflineAnalysisGetOpBoundBy(analysis, 0, index),
      mlirRooflineAnalysisGetFunctionName(analysis, index),
      mlirRooflineAnalysisGetSizeName(analysis, index),
      mlirRooflineAnalysisGetSizeMeaning(analysis, index),
      mlirRooflineGetKnownTarget(index < 0 ? index : INTPTR_MAX)};
  for (size_t each = 0; each < sizeof(texts) / sizeof(*texts); ++each)
    printf(" %zu", texts[each].length);
  printf("\n");
  if (mlirLogicalResultIsSuccess(mlirRooflineAnalysisGetOpNumber(
          analysis, index, text("macs"), 0, &number)) ||
      mlirLogicalResultIsSuccess(mlirRooflineAnalysisPrintOpNumber(
          analysis, index, text("macs"), 0, print, stdout)) ||
      mlirLogicalResultIsSuccess(mlirRooflineAnalysisGetFunctionNumber(
          analysis, index, text("macs"), 0, &number)) ||
      mlirLogicalResultIsSuccess(mlirRooflineAnalysisPrintFunctionNumber(
          analysis, index, text("macs"), 0, print, stdout)))
    abort();
  /* What fails writes nothing. */
  printNumber("untouched", number);
  printf("\n");
}

static void printErrors(MlirModule module, MlirAttribute target,
                        MlirRooflineAnalysis analysis) {
  MlirRooflineNumber number;
  MlirRooflineOptions options = {0};
  MlirRooflineSize size = {text("arg7.d0"), 1};
  MlirAttribute notTargets[] = {target, target};
  (void)mlirRooflineAnalysisGetNumber(analysis, text("mac"), 0, &number);
  (void)mlirRooflineAnalysisGetNumber(analysis, text("time_s"), 1, &number);
  (void)mlirRooflineAnalysisGetOpNumber(analysis, 0, text("time_s"), -1,
                                        &number);
  (void)mlirRooflineAnalysisPrintOpNumber(analysis, 0, text("coverage_ops"), 0,
                                          print, stdout);
  (void)mlirRooflineAnalysisWriteReport(analysis, text("pdf"), print, stdout);
  options.numSizes = 1;
  options.sizes = &size;
  if (!mlirRooflineAnalysisIsNull(mlirRooflineAnalysisCreate(module, options)))
    abort();
  options.numSizes = 0;
  options.function = text("nobody");
  if (!mlirRooflineAnalysisIsNull(mlirRooflineAnalysisCreate(module, options)))
    abort();
  options.function = text("");
  options.targets = notTargets;
  options.numTargets = 2;
  if (!mlirRooflineAnalysisIsNull(mlirRooflineAnalysisCreate(module, options)))
    abort();
  notTargets[0] = mlirUnitAttrGet(mlirModuleGetContext(module));
  if (!mlirRooflineAnalysisIsNull(mlirRooflineAnalysisCreate(module, options)))
    abort();
  notTargets[0].ptr = NULL;
  if (!mlirRooflineAnalysisIsNull(mlirRooflineAnalysisCreate(module, options)))
    abort();
  if (!mlirAttributeIsNull(mlirRooflineTargetLookUp(
          mlirModuleGetContext(module), text("no-such-target"))))
    abort();
}

static void run(MlirContext context, const char *file) {
  MlirModule module = mlirModuleCreateParse(context, text(program));
  MlirAttribute target = mlirRooflineTargetLookUp(context, text(file));
  if (!mlirRooflineAttributeIsATarget(target) ||
      mlirRooflineAttributeIsATarget(mlirUnitAttrGet(context)))
    abort();
  printf("target: ");
  print(mlirRooflineTargetGetName(target), stdout);
  printf("\n");

  MlirRooflineOptions options = {0};
  options.numTargets = 1;
  options.targets = &target;
  MlirRooflineAnalysis open = mlirRooflineAnalysisCreate(module, options);
  for (intptr_t size = 0; size < mlirRooflineAnalysisGetNumSizes(open);
       ++size) {
    printf("size ");
    print(mlirRooflineAnalysisGetSizeName(open, size), stdout);
    printf(": ");
    print(mlirRooflineAnalysisGetSizeMeaning(open, size), stdout);
    printf("\n");
  }
  printOps(open);
  printf("total: ");
  (void)mlirRooflineAnalysisPrintNumber(open, text("bytes"), 0, print, stdout);
  printf(" time: ");
  (void)mlirRooflineAnalysisPrintNumber(open, text("time_s"), 0, print, stdout);
  printf("\n");
  printFunctions(open);
  printOutside(open, -1);
  printOutside(open, 3);
  printErrors(module, target, open);
  mlirRooflineAnalysisDestroy(open);

  MlirRooflineSize size = {text("arg0.d0"), 16};
  options.numSizes = 1;
  options.sizes = &size;
  MlirRooflineAnalysis bound = mlirRooflineAnalysisCreate(module, options);
  printf("%" PRIdPTR " target\n", mlirRooflineAnalysisGetNumTargets(bound));
  printOps(bound);
  printProgram(bound);
  printFunctions(bound);
  (void)mlirRooflineAnalysisWriteReport(bound, text("md"), print, stdout);
  mlirRooflineAnalysisDestroy(bound);
  mlirModuleDestroy(module);
}

int main(int argc, char **argv) {
  if (argc != 2)
    return EXIT_FAILURE;
  bool isKnown = false;
  for (intptr_t index = 0; index < mlirRooflineGetNumKnownTargets(); ++index)
    if (mlirStringRefEqual(mlirRooflineGetKnownTarget(index),
                           text("nvidia-h100-sxm")))
      isKnown = true;
  printf("known: %d\n", isKnown);
  mlirRooflineRegisterPasses();

  MlirDialectRegistry registry = mlirDialectRegistryCreate();
  mlirRooflineRegisterProgramDialects(registry);
  mlirRooflineRegisterCostModels(registry); /* twice is once */
  MlirContext context =
      mlirContextCreateWithRegistry(registry, /*threadingEnabled=*/false);
  mlirDialectRegistryDestroy(registry);
  mlirContextSetAllowUnregisteredDialects(context, true);
  mlirDialectHandleLoadDialect(mlirGetDialectHandle__roofline__(), context);
  MlirDiagnosticHandlerID handler =
      mlirContextAttachDiagnosticHandler(context, printDiagnostic, NULL, NULL);
  run(context, argv[1]);
  mlirContextDetachDiagnosticHandler(context, handler);
  mlirContextDestroy(context);
  return EXIT_SUCCESS;
}
