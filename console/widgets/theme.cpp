// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/widgets/theme.h"

#include "console/widgets/metrics.h"
#include "console/widgets/plain_style.h"
#include "console/widgets/system_appearance.h"
#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QIcon>

// A static library's resources must be asked for; the macro works outside a namespace only.
static void initResources()
{
    Q_INIT_RESOURCE(console);
}

namespace firstcome {

namespace {

// Korean shapes of Noto Sans CJK; the others are Chinese and Japanese.
const QStringList preferredFamilies{QStringLiteral("Noto Sans CJK KR"), QStringLiteral("Noto Sans KR"),
                                    QStringLiteral("NanumGothic")};

void setDisabled(QPalette &palette, const Colours &colours)
{
    const QColor faded = blend(colours.text, 0.45, colours.window);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faded);
    palette.setColor(QPalette::Disabled, QPalette::Base, colours.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colours.line);
}

} // namespace

Theme::Theme(QObject *parent) : QObject(parent), m_system(new SystemAppearance(this))
{
    initResources();
    QStringList paths = QIcon::themeSearchPaths();
    if (!paths.contains(QStringLiteral("/usr/share/icons")))
        paths.append(QStringLiteral("/usr/share/icons"));
    QIcon::setThemeSearchPaths(paths);
    QApplication::setStyle(new PlainStyle);
    QApplication::setFont(interfaceFont());
    connect(m_system, &SystemAppearance::changed, this, &Theme::apply);
    apply();
}

Theme::~Theme() = default;

void Theme::setMode(Mode mode)
{
    m_mode = mode;
    apply();
}

bool Theme::isDark() const
{
    return m_mode == Mode::System ? m_system->isDark() : m_mode == Mode::Dark;
}

void Theme::apply()
{
    if (m_applied == isDark())
        return;
    m_applied = isDark();
    const Colours &colours = isDark() ? darkColours() : lightColours();
    QIcon::setThemeName(isDark() ? QStringLiteral("breeze-dark") : QStringLiteral("breeze"));
    QIcon::setFallbackThemeName(QStringLiteral("breeze"));
    QApplication::setPalette(paletteOf(colours));
    qApp->setStyleSheet(styleSheetOf(colours));
    Q_EMIT changed();
}

QString themeModeName(Theme::Mode mode)
{
    switch (mode) {
    case Theme::Mode::Light:
        return QStringLiteral("light");
    case Theme::Mode::Dark:
        return QStringLiteral("dark");
    case Theme::Mode::System:
        break;
    }
    return QStringLiteral("system");
}

Theme::Mode themeModeFrom(const QString &name)
{
    if (name == QLatin1StringView("light"))
        return Theme::Mode::Light;
    return name == QLatin1StringView("dark") ? Theme::Mode::Dark : Theme::Mode::System;
}

QPalette paletteOf(const Colours &colours)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colours.window);
    palette.setColor(QPalette::WindowText, colours.text);
    palette.setColor(QPalette::Base, colours.content);
    palette.setColor(QPalette::AlternateBase, colours.window);
    palette.setColor(QPalette::Text, colours.text);
    palette.setColor(QPalette::PlaceholderText, colours.muted);
    palette.setColor(QPalette::Button, colours.raised);
    palette.setColor(QPalette::ButtonText, colours.text);
    palette.setColor(QPalette::ToolTipBase, colours.raised);
    palette.setColor(QPalette::ToolTipText, colours.text);
    palette.setColor(QPalette::Highlight, colours.accent);
    palette.setColor(QPalette::HighlightedText, colours.onAccent);
    palette.setColor(QPalette::Link, colours.accent);
    palette.setColor(QPalette::LinkVisited, colours.accent);
    palette.setColor(QPalette::BrightText, colours.act);
    palette.setColor(QPalette::Light, colours.raised);
    palette.setColor(QPalette::Midlight, colours.hover);
    palette.setColor(QPalette::Mid, colours.line);
    palette.setColor(QPalette::Dark, blend(colours.text, 0.35, colours.window));
    palette.setColor(QPalette::Shadow, QColor(0, 0, 0));
    setDisabled(palette, colours);
    return palette;
}

QString styleSheetOf(const Colours &colours)
{
    QFile file(QStringLiteral(":/firstcome/style.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const QColor black(0, 0, 0);
    const QColor stronger = colours.dark ? QColor(Qt::white) : black;
    // Longer names first: "@accent" is also the beginning of "@accentSoft".
    const QList<std::pair<QLatin1StringView, QString>> tokens{
        {QLatin1StringView("@accentStrong"), blend(stronger, 0.15, colours.accent).name()},
        {QLatin1StringView("@accentSoft"), blend(colours.accent, colours.dark ? 0.24 : 0.14, colours.content).name()},
        {QLatin1StringView("@accent"), colours.accent.name()},
        {QLatin1StringView("@actStrong"), blend(stronger, 0.15, colours.act).name()},
        {QLatin1StringView("@act"), colours.act.name()},
        {QLatin1StringView("@onAccent"), colours.onAccent.name()},
        {QLatin1StringView("@onAct"), colours.dark ? QStringLiteral("#2b0d0d") : QStringLiteral("#ffffff")},
        {QLatin1StringView("@window"), colours.window.name()},
        {QLatin1StringView("@side"), blend(colours.line, colours.dark ? 0.12 : 0.35, colours.window).name()},
        {QLatin1StringView("@content"), colours.content.name()},
        {QLatin1StringView("@raised"), colours.raised.name()},
        {QLatin1StringView("@hover"), colours.hover.name()},
        {QLatin1StringView("@hairline"), blend(colours.line, 0.5, colours.content).name()},
        {QLatin1StringView("@handle"), blend(colours.muted, 0.45, colours.content).name()},
        {QLatin1StringView("@field"), blend(colours.muted, 0.45, colours.content).name()},
        {QLatin1StringView("@line"), colours.line.name()},
        {QLatin1StringView("@text"), colours.text.name()},
        {QLatin1StringView("@muted"), colours.muted.name()},
        {QLatin1StringView("@disabled"), blend(colours.text, 0.45, colours.window).name()},
        {QLatin1StringView("@mode"), colours.dark ? QStringLiteral("dark") : QStringLiteral("light")},
    };
    for (const auto &[token, value] : tokens)
        sheet.replace(token, value);
    return sheet;
}

QFont interfaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    for (const QString &family : preferredFamilies) {
        if (QFontDatabase::hasFamily(family)) {
            font = QFont(family);
            break;
        }
    }
    font.setPixelSize(metrics::fontText);
    return font;
}

QFont figureFont(int pixels, bool bold)
{
    QFont font = QApplication::font();
    font.setPixelSize(pixels);
    font.setBold(bold);
    return font;
}

} // namespace firstcome
