// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "console/shell/languages.h"
#include "console/widgets/theme.h"
#include <functional>

class QWidget;

namespace firstcome::test {

/// How the console looks: a theme and a language.
struct Look
{
    const char *name;
    Theme::Mode theme;
    Languages::Language language;
};

inline constexpr Look looks[]{{"light-en", Theme::Mode::Light, Languages::Language::English},
                              {"dark-en", Theme::Mode::Dark, Languages::Language::English},
                              {"light-ko", Theme::Mode::Light, Languages::Language::Korean},
                              {"dark-ko", Theme::Mode::Dark, Languages::Language::Korean}};

/// Takes pictures of a running console in every look, switched at run time as an operator would.
/// Invariant: afterwards it looks as before: light, English.
/// Thread: GUI.
class Photographer
{
public:
    /// `wear` makes the console look so.
    explicit Photographer(std::function<void(const Look &)> wear);

    /// NAME-LOOK.png of `what`, in `folder()`. Fails where a look makes it larger or a table wider than its room,
    /// or leaves a word in English that has a Korean one.
    void take(const QString &name, QWidget *what);
    /// `pictures` beside the test programs.
    static QString folder();

private:
    std::function<void(const Look &)> m_wear;
};

} // namespace firstcome::test
