// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace firstcome {

Languages::Languages(QObject *parent) : QObject(parent)
{
    choose(Language::System);
}

void Languages::choose(Language language)
{
    m_chosen = language;
    const bool korean = spoken() == Language::Korean;
    const QString code = korean ? QStringLiteral("ko") : QStringLiteral("en");
    QLocale::setDefault(korean ? QLocale(QLocale::Korean, QLocale::SouthKorea)
                               : QLocale(QLocale::English, QLocale::UnitedStates));
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    // Qt's own words (menus of text fields, file dialogs) where the desktop has them.
    if (m_qt.load(QStringLiteral("qtbase_") + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(QStringLiteral(":/i18n/console_") + code))
        QCoreApplication::installTranslator(&m_ours);
    Q_EMIT changed();
}

Languages::Language Languages::spoken() const
{
    if (m_chosen != Language::System)
        return m_chosen;
    return QLocale::system().language() == QLocale::Korean ? Language::Korean : Language::English;
}

QString languageName(Languages::Language language)
{
    switch (language) {
    case Languages::Language::English:
        return QStringLiteral("en");
    case Languages::Language::Korean:
        return QStringLiteral("ko");
    case Languages::Language::System:
        break;
    }
    return QStringLiteral("system");
}

Languages::Language languageFrom(const QString &name)
{
    if (name == QLatin1StringView("en"))
        return Languages::Language::English;
    return name == QLatin1StringView("ko") ? Languages::Language::Korean : Languages::Language::System;
}

} // namespace firstcome
