//===- RooflineMemoryAttrs.td - What must move and be held -*- tablegen -*-===//
//
// Part of mlir-roofline, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
//
// Written by `roofline-annotate` on request, each under its own name, never read
// back. Apart from the other attributes, since hardly any source needs them.
//
//===----------------------------------------------------------------------===//

#ifndef MLIR_ROOFLINE_IR_ROOFLINEMEMORYATTRS
#define MLIR_ROOFLINE_IR_ROOFLINEMEMORYATTRS

include "mlir-roofline/IR/RooflineAttrBase.td"

def Roofline_GroupAttr : Roofline_Attr<"Group", "group"> {
  let summary = "the operations with which an op can run as one";
  let description = [{
    `roofline.group` on an operation names the group that it is in by the number
    (`id` in reports) of the group's first operation, and says how many
    operations it has; what they move one by one and what enters and leaves the
    group, in one execution; and what running them as one would save, which is 0
    where the program is tiled that way already.

    ```mlir
    #roofline.group<3, ops = 2, as_written = 96 B, fused = 64 B, saved = 32 B>
    ```
  }];
  let parameters = (ins
    "unsigned":$first,
    "unsigned":$numOps,
    "::mlir::roofline::Quantity":$bytesAsWritten,
    "::mlir::roofline::Quantity":$bytes,
    "::mlir::roofline::Quantity":$savedBytes
  );
  let assemblyFormat = [{
    `<` $first `,` `ops` `=` $numOps
        `,` `as_written` `=` custom<Bytes>($bytesAsWritten)
        `,` `fused` `=` custom<Bytes>($bytes)
        `,` `saved` `=` custom<Bytes>($savedBytes) `>`
  }];
}

def Roofline_LiveAttr : Roofline_Attr<"Live", "live"> {
  let summary = "what a function holds while an op runs";
  let description = [{
    `roofline.live` on an operation: the bytes of activations that are live while
    it runs.

    ```mlir
    #roofline.live<4096 B>
    ```
  }];
  let parameters = (ins "::mlir::roofline::Quantity":$bytes);
  let assemblyFormat = "`<` custom<Bytes>($bytes) `>`";
}

def Roofline_PeakAttr : Roofline_Attr<"Peak", "peak"> {
  let summary = "the most that a function holds";
  let description = [{
    `roofline.peak` on a function: the most bytes of activations that are live in
    one execution of it, callees included, and how far to trust that.

    ```mlir
    #roofline.peak<12288 B, exact>
    ```
  }];
  let parameters = (ins
    "::mlir::roofline::Quantity":$bytes,
    "::mlir::roofline::CountStatus":$status
  );
  let assemblyFormat = "`<` custom<Bytes>($bytes) `,` $status `>`";
}

#endif // MLIR_ROOFLINE_IR_ROOFLINEMEMORYATTRS
