// AWS Trainium 2, one chip (8 NeuronCores v3).
//
// Rates are the published peaks of the chip over 8 cores and the 2.4 GHz of the
// tensor engine; the per-core figures of the same documentation are 5 % lower.
#roofline.target<"aws-trainium2", vendor = "AWS",
  units = [
    <matrix, count = 8, clock_hz = 2.4e9,
     rates = [<f32 = 9427>, <tf32 = 34740>, <f16 = 34740>, <bf16 = 34740>,
              <f8E4M3FN = 67656>, <f8E5M2 = 67656>],
     source = "datasheet: AWS Neuron documentation, neuron-hardware/trainium2: 181, 667 and 1299 TFLOP/s; derived: rates from these">,
    <vector, count = 8, clock_hz = 0.96e9,
     rates = [<f32 = 1042>],
     source = "datasheet: AWS Neuron documentation, neuron-hardware/trainium2: 1.0 TFLOP/s per core; derived: rates from these">],
  memory = [
    <"HBM", capacity_bytes = 103079215104, bandwidth_bytes_per_s = 2900e9,
     source = "datasheet: AWS Neuron documentation, neuron-hardware/trainium2">,
    <"SBUF", capacity_bytes = 234881024, instances = 8,
     source = "datasheet: AWS Neuron documentation, trainium2_arch: 28 MiB per core">,
    <"PSUM", capacity_bytes = 16777216, instances = 8,
     source = "datasheet: AWS Neuron documentation, trainium2_arch: 2 MiB per core">],
  efficiency = [
    <contraction, compute = 0.75, memory = 0.85, exposed = 0.2,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">,
    <elementwise, memory = 0.83,
     source = "derived: no kernel has been measured on this kind of machine; shares between those of A100, H100 and L40S, whose error on each other is 20 % and which are of another make">],
  extra = {
    sparsity = {bf16 = 3.84, f8E4M3FN = 1.97},
    sparsity_source = "derived: 2563 TFLOP/s with 4:1 sparsity (AWS Neuron documentation, neuron-hardware/trainium2) over 667 and 1299"}>
