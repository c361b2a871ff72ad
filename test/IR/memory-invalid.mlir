// RUN: roofline-opt %s --split-input-file --verify-diagnostics

// expected-error@+1 {{expected bytes >= 0, found -8}}
func.func private @f() attributes {roofline.live = #roofline.live<-8 B>}

// -----

// expected-error@+1 {{expected 'B'}}
func.func private @f() attributes {roofline.live = #roofline.live<8 KiB>}

// -----

// expected-error@+1 {{expected an integer or a quoted polynomial}}
func.func private @f() attributes {roofline.peak = #roofline.peak<exact, 8 B>}

// -----

// expected-error@+2 {{expected one of [exact, lower, upper, estimate, declared, unknown] for how far to trust a count, got: sure}}
// expected-error@+1 {{failed to parse Roofline_PeakAttr parameter 'status'}}
func.func private @f() attributes {roofline.peak = #roofline.peak<8 B, sure>}

// -----

// expected-error@+1 {{expected 'as_written'}}
func.func private @f() attributes {roofline.group = #roofline.group<0, ops = 2, fused = 8 B>}
