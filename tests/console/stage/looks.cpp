// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/stage/looks.h"

#include <QCoreApplication>
#include <QDir>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

namespace firstcome::test {

namespace {

constexpr int settled = 400; // ms: loading shapes are gone, charts are drawn

} // namespace

Photographer::Photographer(Theme &theme, Languages &languages) : m_theme(theme), m_languages(languages)
{
    wear(looks[0]);
}

QString Photographer::folder()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/pictures/");
}

void Photographer::wear(const Look &look)
{
    m_theme.setMode(look.theme);
    m_languages.choose(look.language);
}

void Photographer::take(const QString &name, QWidget *what)
{
    QDir().mkpath(folder());
    const QSize size = what->size();
    for (const Look &look : looks) {
        wear(look);
        QTest::qWait(settled);
        const QString path = folder() + name + u'-' + QLatin1StringView(look.name) + QStringLiteral(".png");
        QVERIFY2(what->grab().save(path), qPrintable(path));
        QVERIFY2(what->size() == size, qPrintable(path));
        for (const QTableView *table : what->findChildren<QTableView *>())
            QVERIFY2(!table->isVisible() || table->horizontalScrollBar()->maximum() == 0, qPrintable(path));
    }
    wear(looks[0]);
}

} // namespace firstcome::test
