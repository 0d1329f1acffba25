{{ union_systems('appointments') }}
