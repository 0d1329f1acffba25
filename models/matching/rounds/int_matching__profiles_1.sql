{{ component_profiles(ref('int_matching__components_0')) }}
