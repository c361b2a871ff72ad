// RUN: roofline-opt %s --allow-unregistered-dialect --split-input-file --verify-diagnostics

func.func @f(%x: tensor<4xf32>) {
  // expected-error @+1 {{attribute 'roofline.declared_cost' expects #roofline.declared_cost, found 12 : i64}}
  "acme.a"(%x) {roofline.declared_cost = 12} : (tensor<4xf32>) -> ()
  return
}

// -----

// expected-error @+1 {{attribute 'roofline.declared_cost' belongs on the operations that call a function, not on the function}}
func.func @f() attributes {roofline.declared_cost = #roofline.declared_cost<flops = 1>} {
  return
}

// -----

func.func @f(%x: tensor<4xf32>) {
  // expected-error @+1 {{declares a cost over 'operand1.d0', but has 1 operands}}
  "acme.a"(%x) {roofline.declared_cost = #roofline.declared_cost<flops = "operand1.d0">} : (tensor<4xf32>) -> ()
  return
}

// -----

func.func @f(%x: tensor<4xf32>) {
  // expected-error @+1 {{declares a cost over 'result0.d0', but has 0 results}}
  "acme.a"(%x) {roofline.declared_cost = #roofline.declared_cost<flops = "result0.d0">} : (tensor<4xf32>) -> ()
  return
}

// -----

func.func @f(%x: tensor<4xf32>) {
  // expected-error @+1 {{declares a cost over 'operand0.d1', which a value of type 'tensor<4xf32>' does not have}}
  "acme.a"(%x) {roofline.declared_cost = #roofline.declared_cost<flops = "operand0.d1">} : (tensor<4xf32>) -> ()
  return
}

// -----

func.func @f(%x: tensor<*xf32>) {
  // expected-error @+1 {{declares a cost over 'operand0.d0', which a value of type 'tensor<*xf32>' does not have}}
  "acme.a"(%x) {roofline.declared_cost = #roofline.declared_cost<flops = "operand0.d0">} : (tensor<*xf32>) -> ()
  return
}

// -----

func.func @f(%x: tensor<4xf32>) {
  // expected-error @+1 {{declares a cost over 'operand0', which a value of type 'tensor<4xf32>' does not have}}
  "acme.a"(%x) {roofline.declared_cost = #roofline.declared_cost<flops = "operand0">} : (tensor<4xf32>) -> ()
  return
}

// -----

// expected-error @+1 {{expected sizes such as 'operand0.d1', 'result0.d0' or 'operand2', found 'B'}}
#cost = #roofline.declared_cost<flops = "8*B">

// -----

// expected-error @+1 {{expected counts >= 0, found -8}}
#cost = #roofline.declared_cost<read = -8>

// -----

// expected-error @+1 {{expected at least 2 operations for each of 10 macs, found 19}}
#cost = #roofline.declared_cost<macs = 10, flops = 19>

// -----

// expected-error @+1 {{expected flops or int_ops, found both}}
#cost = #roofline.declared_cost<flops = 1, int_ops = 1>

// -----

// expected-error @+1 {{expected an integer or float type, found 'tensor<4xf32>'}}
#cost = #roofline.declared_cost<type = tensor<4xf32>, flops = 1>

// -----

// expected-error @+1 {{expected a float type for flops, found 'i8'}}
#cost = #roofline.declared_cost<type = i8, flops = 1>

// -----

// expected-error @+1 {{expected an integer type for int_ops, found 'f32'}}
#cost = #roofline.declared_cost<type = f32, int_ops = 1>

// -----

// expected-error @+1 {{expected type, macs, flops, int_ops, special, read or write, found 'bytes'}}
#cost = #roofline.declared_cost<bytes = 1>

// -----

// expected-error @+1 {{expected a polynomial in size symbols, found '2**'}}
#cost = #roofline.declared_cost<flops = "2**">

// -----

// expected-error @+1 {{expected an integer or a quoted polynomial}}
#cost = #roofline.declared_cost<flops = many>

// -----

// expected-error @+1 {{expected one 'macs', found two}}
#cost = #roofline.declared_cost<macs = 1, macs = 2>

// -----

// expected-error @+1 {{expected one 'type', found two}}
#cost = #roofline.declared_cost<type = f32, flops = 1, type = f16>
