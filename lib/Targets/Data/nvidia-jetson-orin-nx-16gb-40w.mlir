// GPU of NVIDIA Jetson Orin NX 16 GB in power mode 40W of JetPack 6.2 ("super"),
// compute capability 8.7.
//
// 4 of the 8 pairs of multiprocessors that the chip has, at 1.173 GHz. The two deep
// learning accelerators are not part of this target.
#roofline.target<"nvidia-jetson-orin-nx-16gb-40w", vendor = "NVIDIA",
  units = [
    <matrix, count = 8, clock_hz = 1.173e9,
     rates = [<f16 = 2048>, <bf16 = 2048>, <i8 = 4096>],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.7; third_party: nvpmodel_p3767_0000_super.conf of NVIDIA (LineageOS/android_device_nvidia_concord): half of the multiprocessors, GPU MAX_FREQ 1173 MHz">,
    <vector, count = 8, clock_hz = 1.173e9,
     rates = [<f32 = 256>,
              <i32 = 128, source = "third_party: microbenchmarks derived from Accel-Sim: 64 integer multiply-adds per clock and multiprocessor">],
     source = "third_party: openxla/xprof hardware_type_utils.cc, compute capability 8.7; third_party: nvpmodel_p3767_0000_super.conf of NVIDIA (LineageOS/android_device_nvidia_concord): half of the multiprocessors, GPU MAX_FREQ 1173 MHz">,
    <special, count = 8, clock_hz = 1.173e9,
     rates = [<f32 = 16>],
     source = "assumed: 16 results per clock and multiprocessor, as compute capability 8.6">],
  memory = [
    <"LPDDR5", capacity_bytes = 17179869184, bandwidth_bytes_per_s = 102.4e9,
     source = "derived: capacity = 16 GiB of memory chips, of which a device reports a few percent less; derived: 128 bit at 6400 MT/s (memory clock of 3199 MHz in the same configurations)">],
  byte_per_element = [i1],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    byte_per_element_source = "guide: PTX ISA, ld and st: they move 8 bits or more, and predicates live in registers only",
    sparsity = {f16 = 2.0, bf16 = 2.0, i8 = 2.0},
    sparsity_source = "third_party: stas00/ml-engineering compute/accelerator: 2:4 structured sparsity doubles the dense rate",
    tdp_w = 40.0,
    tdp_source = "derived: name of the mode"}>
