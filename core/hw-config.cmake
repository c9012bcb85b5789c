# For find_package(hw). The library is static, so what it is made of has to be
# there, too.
include(CMakeFindDependencyMacro)
find_dependency(Threads)
find_dependency(fmt)
include(${CMAKE_CURRENT_LIST_DIR}/hw-targets.cmake)
