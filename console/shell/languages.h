// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <QTranslator>

namespace firstcome {

/// The language of the console, switched at run time: every widget gets LanguageChange and sets its texts again.
/// Thread: GUI, one object for the process.
class Languages : public QObject
{
    Q_OBJECT

public:
    enum class Language : quint8 { System, English, Korean };

    explicit Languages(QObject *parent = nullptr);

    void choose(Language language);
    Language chosen() const { return m_chosen; }
    /// System resolved: never System.
    Language spoken() const;

Q_SIGNALS:
    void changed();

private:
    Language m_chosen = Language::System;
    QTranslator m_ours;
    QTranslator m_qt;
};

/// For settings: "system", "en", "ko".
QString languageName(Languages::Language language);
Languages::Language languageFrom(const QString &name);

} // namespace firstcome
