// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/console/stage/looks.h"

#include "tests/console/stage/left_in_english.h"
#include <QCoreApplication>
#include <QDialog>
#include <QDir>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QTest>

namespace firstcome::test {

namespace {

constexpr int settled = 400; // ms: loading shapes are gone, charts are drawn

} // namespace

Photographer::Photographer(std::function<void(const Look &)> wear) : m_wear(std::move(wear))
{
    m_wear(looks[0]);
}

QString Photographer::folder()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/pictures/");
}

void Photographer::take(const QString &name, QWidget *what)
{
    QDir().mkpath(folder());
    const QSize size = what->size();
    QStringList left;
    for (const Look &look : looks) {
        m_wear(look);
        QTest::qWait(settled);
        // A text of this moment may not have its room yet.
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        const QString path = folder() + name + u'-' + QLatin1StringView(look.name) + QStringLiteral(".png");
        QVERIFY2(what->grab().save(path), qPrintable(path));
        QVERIFY2(what->size() == size, qPrintable(path));
        for (const QScrollArea *area : what->findChildren<QScrollArea *>())
            QVERIFY2(!area->isVisible() || area->horizontalScrollBar()->maximum() == 0, qPrintable(path));
        for (const QTableView *table : what->findChildren<QTableView *>())
            QVERIFY2(!table->isVisible() || table->horizontalScrollBar()->maximum() == 0, qPrintable(path));
        // A dialog ends before anybody can choose another language.
        if (look.language == Languages::Language::Korean && !qobject_cast<QDialog *>(what))
            left << leftInEnglish(what);
    }
    m_wear(looks[0]);
    QVERIFY2(left.isEmpty(), qPrintable(name + QStringLiteral(": ") + left.join(QStringLiteral(" | "))));
}

} // namespace firstcome::test
