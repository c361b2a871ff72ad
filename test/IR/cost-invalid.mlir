// RUN: roofline-opt %s --split-input-file --verify-diagnostics

// expected-error@+1 {{expected macs, flops, int_ops, one of these with effective_ before it, special, read, write or bytes, found 'mac'}}
module attributes {test.a = #roofline.cost<mac = 3>} {}

// -----

// A status comes first.
// expected-error@+1 {{expected macs, flops, int_ops, one of these with effective_ before it, special, read, write or bytes, found 'upper'}}
module attributes {test.a = #roofline.cost<macs = 3, upper>} {}

// -----

// expected-error@+1 {{expected a status after 'bytes'}}
module attributes {test.a = #roofline.cost<bytes maybe>} {}

// -----

// expected-error@+1 {{expected an integer or a quoted polynomial}}
module attributes {test.a = #roofline.cost<macs = n>} {}

// -----

// expected-error@+1 {{expected an integer or a quoted polynomial}}
module attributes {test.a = #roofline.cost<macs = >} {}

// -----

// expected-error@+1 {{expected a polynomial in size symbols, found '2*'}}
module attributes {test.a = #roofline.cost<macs = "2*">} {}

// -----

// expected-error@+1 {{expected a polynomial in size symbols, found ''}}
module attributes {test.a = #roofline.cost<macs = "">} {}

// -----

// Bytes carry their unit.
// expected-error@+1 {{expected 'B'}}
module attributes {test.a = #roofline.cost<read = 3>} {}

// -----

// expected-error@+1 {{expected '='}}
module attributes {test.a = #roofline.cost<macs 3>} {}

// -----

// expected-error@+1 {{expected compute, memory or none, found 'network'}}
module attributes {test.a = #roofline.bound<network>} {}

// -----

// expected-error@+1 {{expected no resource with 'none', found "HBM"}}
module attributes {test.a = #roofline.bound<none, "HBM">} {}

// -----

// expected-error@+1 {{expected the name of a resource after 'memory'}}
module attributes {test.a = #roofline.bound<memory>} {}

// -----

// expected-error@+1 {{invalid kind of attribute specified}}
module attributes {test.a = #roofline.bound<memory, 3>} {}

// -----

// expected-error@+1 {{expected one 'macs', found two}}
module attributes {test.a = #roofline.cost<macs = 1, macs = 7>} {}

// -----

// expected-error@+1 {{expected one 'bytes', found two}}
module attributes {test.a = #roofline.cost<bytes upper, bytes lower>} {}

// -----

// expected-error@+1 {{expected counts >= 0, found -7}}
module attributes {test.a = #roofline.cost<macs = -7>} {}

// -----

// A text of 13 characters may stand for very many terms.
// expected-error@+1 {{expected a polynomial in size symbols of at most 256 terms and degree 64, with numbers below 2^4096, found '(a+b+c+d+e)^64'}}
module attributes {test.a = #roofline.cost<flops = "(a+b+c+d+e)^64">} {}
