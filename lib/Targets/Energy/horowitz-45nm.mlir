// Energy of circuits in 45 nm CMOS at 0.9 V.
//
// M. Horowitz, "Computing's Energy Problem (and what we can do about it)", ISSCC
// 2014. What the operation itself switches: fetching and scheduling a scalar
// instruction, about 70 pJ on the processor of the paper, comes on top and is
// not part of it. Nor does the paper give leakage, so there is no static power.
//
// Memory is given there per access of 64 bits and here per byte: DRAM 1300 to
// 2600 pJ, of which 1300 is taken (the low end; 1300 / 8 = 162.5), SRAM of
// 8 KiB 10 pJ, of 32 KiB 20 pJ, of 1 MiB 100 pJ. What a target has of it has to
// be said by renaming an entry to a level of the target; `dram` is that of the
// outermost level anywhere.
#roofline.energy<"horowitz-45nm",
  pj_per_op = [
    <add, i8 = 0.03>, <add, i16 = 0.05>, <add, i32 = 0.1>,
    <mul, i8 = 0.2>, <mul, i32 = 3.1>,
    <add, f16 = 0.4>, <add, f32 = 0.9>,
    <mul, f16 = 1.1>, <mul, f32 = 3.7>],
  pj_per_byte = [
    <"dram" = 162.5, source = "third_party: Horowitz, ISSCC 2014, as printed in stillwater-sc/universal generic_45nm.hpp and PMC8934428 table 3: 1300 to 2600 pJ per 64 bits, the low end">,
    <"sram_8kib" = 1.25>, <"sram_32kib" = 2.5>, <"sram_1mib" = 12.5>],
  source = "third_party: Horowitz, ISSCC 2014, as printed in stillwater-sc/universal generic_45nm.hpp and PMC8934428 table 3">
