// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/widgets/colours.h"
#include <QFont>
#include <QObject>
#include <QPalette>

namespace firstcome {

class SystemAppearance;

/// Gives the application its look: Fusion, palette, style sheet, font, icon theme; light, dark or as the system.
/// Widgets need not know it: they paint with currentColours() and get PaletteChange.
/// Thread: GUI, one object for the process, made after QApplication.
class Theme : public QObject
{
    Q_OBJECT

public:
    enum class Mode : quint8 { System, Light, Dark };

    explicit Theme(QObject *parent = nullptr);
    ~Theme() override;

    void setMode(Mode mode);
    Mode mode() const { return m_mode; }
    bool isDark() const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    SystemAppearance *m_system;
    Mode m_mode = Mode::System;
    std::optional<bool> m_applied;
};

/// For settings and the command line: "system", "light", "dark".
QString themeModeName(Theme::Mode mode);
Theme::Mode themeModeFrom(const QString &name);

QPalette paletteOf(const Colours &colours);
QString styleSheetOf(const Colours &colours);
/// The interface font: Korean and Latin of one family, digits of one width.
QFont interfaceFont();
/// The interface font in another size and weight, for painting figures and titles.
QFont figureFont(int pixels, bool bold = true);

} // namespace firstcome
