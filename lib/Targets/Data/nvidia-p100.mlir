// NVIDIA P100 SXM2 16 GB (Pascal, compute capability 6.0).
//
// There are no tensor cores; f16 runs at twice the rate of f32, and an integer
// multiply-add is several instructions, so the rate of i32 is that of additions.
#roofline.target<"nvidia-p100", vendor = "NVIDIA",
  units = [
    <vector, count = 56, clock_hz = 1.4805e9,
     rates = [<f64 = 64>, <f32 = 128>, <f16 = 256>,
              <i32 = 64, source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 64 integer additions per clock and multiprocessor of compute capability 6.0">],
     source = "third_party: openxla/xla target_config/specs/p100.txtpb (device query): 56 cores of 64 units at 1.4805 GHz; third_party: 5.3, 10.6 and 21.2 TFLOP/s (anandtech.com on Tesla P100)">,
    <special, count = 56, clock_hz = 1.4805e9,
     rates = [<f32 = 16>],
     source = "guide: CUDA C++ Programming Guide, throughput of native arithmetic instructions: 16 results per clock and multiprocessor">],
  memory = [
    <"HBM2", capacity_bytes = 17066885120, bandwidth_bytes_per_s = 732.2e9,
     source = "third_party: openxla/xla target_config/specs/p100.txtpb (device query)">,
    <"L2", capacity_bytes = 4194304,
     source = "third_party: openxla/xla target_config/specs/p100.txtpb (device query)">,
    <"L1", capacity_bytes = 1376256, instances = 56,
     source = "third_party: sysrqmts.com, NVIDIA Tesla P100 SXM2: 24 KiB per multiprocessor">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    tdp_w = 300.0,
    tdp_source = "third_party: anandtech.com on Tesla P100"}>
