// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

/// The sizes everything is laid out with: a 4-px grid. Logical pixels, so 200 % scaling comes from Qt.
namespace firstcome::metrics {

inline constexpr int hair = 4;
inline constexpr int small = 8;
inline constexpr int medium = 12;
inline constexpr int large = 16;
inline constexpr int huge = 24;

inline constexpr int row = 28;     ///< of a table
inline constexpr int control = 32; ///< height of fields and buttons
inline constexpr int radius = 6;
inline constexpr int iconSmall = 16;
inline constexpr int icon = 22;

inline constexpr int fontText = 13;
inline constexpr int fontSmall = 12;
inline constexpr int fontHeading = 15;
inline constexpr int fontTitle = 20;
inline constexpr int fontFigure = 26;

} // namespace firstcome::metrics
