// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/console.h"
#include "console/app/pages.h"
#include <QApplication>
#include <QIcon>
#include <QSettings>
#include <QTimer>
#include <cstdio>

namespace {

constexpr auto usage =
    R"(firstcome-console [--url URL] [--profile NAME] [--login LOGIN] [--page PAGE] | --help | --version
With --login the password is taken from FIRSTCOME_OPERATOR_PASSWORD. Pages: %s.
)";

constexpr int wrongUse = 2;

QStringList pageIds()
{
    QStringList ids;
    for (const firstcome::PageEntry &page : firstcome::allPages())
        ids.append(page.info.id);
    return ids;
}

/// Words with one dash mean something to Qt and take their value along: "-platform offscreen".
bool isOfQt(const QByteArray &word)
{
    return word.startsWith('-') && !word.startsWith("--");
}

/// Read before there is an application, which would need a display.
QStringList ourWords(int count, char **words)
{
    QStringList ours{QString::fromLocal8Bit(words[0])};
    for (int i = 1; i < count; ++i) {
        if (isOfQt(words[i]))
            ++i;
        else
            ours.append(QString::fromLocal8Bit(words[i]));
    }
    return ours;
}

} // namespace

int main(int argc, char **argv)
{
    using namespace firstcome;
    const QStringList pages = pageIds();
    const auto options = consoleOptionsFrom(ourWords(argc, argv), pages);
    if (!options) {
        std::fprintf(stderr, "firstcome-console: %s\n", qUtf8Printable(options.error().detail));
        std::fprintf(stderr, usage, qUtf8Printable(pages.join(QStringLiteral(", "))));
        return wrongUse;
    }
    if (options->help) {
        std::printf(usage, qUtf8Printable(pages.join(QStringLiteral(", "))));
        return 0;
    }
    if (options->version) {
        std::puts("firstcome-console " FIRSTCOME_VERSION);
        return 0;
    }
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("firstcome"));
    QApplication::setApplicationName(QStringLiteral("firstcome-console"));
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/firstcome/application.svg")));
    Console console(*options, UiMemory(std::make_shared<QSettings>()));
    QTimer::singleShot(0, &console, &Console::start);
    return QApplication::exec();
}
