// NVIDIA P4 (Pascal, compute capability 6.1).
//
// The clock is the one that gives the published 5.5 TFLOP/s; cards boost to 1.114 GHz
// within their 75 W. Products of i8 run on the vector units, four and their sum at a
// time (dp4a): 20 * 1024 * 1.074e9 = 22e12. f16 is done in f32: its own instructions
// have 1/64 of that rate. An integer multiply-add is several instructions, so the
// rate of i32 is that of additions.
#roofline.target<"nvidia-p4", vendor = "NVIDIA",
  units = [
    <matrix, count = 20, clock_hz = 1.074e9,
     rates = [<i8 = 1024, accumulate = i32>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions, compute capability 6.1: 128 dp4a per clock and multiprocessor, 8 operations each; derived: clock from 5.5 TFLOP/s in f32">,
    <vector, count = 20, clock_hz = 1.074e9,
     rates = [<f64 = 8>, <f32 = 256>,
              <i32 = 128, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 128 integer additions per clock and multiprocessor of compute capability 6.1">],
     source = "third_party: 2560 cores, 5.5 TFLOP/s in f32 (techwarrant.com on Tesla P40 and P4), f64 at 1/32 (techpowerup.com, Tesla P4); derived: clock from these">,
    <special, count = 20, clock_hz = 1.074e9,
     rates = [<f32 = 32>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 32 results per clock and multiprocessor of compute capability 6.1">],
  memory = [
    <"GDDR5", capacity_bytes = 8589934592, bandwidth_bytes_per_s = 192.3e9,
     source = "derived: capacity = 8 GiB of memory chips, of which a device reports a few percent less; third_party: techpowerup.com, Tesla P4">,
    <"L2", capacity_bytes = 2097152,
     source = "third_party: gpu.spicedreamphone.com, Tesla P4">,
    <"L1", capacity_bytes = 983040, instances = 20,
     source = "third_party: gpu.spicedreamphone.com, Tesla P4: 48 KiB per multiprocessor">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    tdp_w = 75.0,
    tdp_source = "third_party: techpowerup.com, Tesla P4"}>
