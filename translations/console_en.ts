<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name>GoLive</name>
    <message numerus="yes">
        <source>%n unit(s) were received, %1 are free.</source>
        <translation>
            <numerusform>%n unit was received, %1 are free.</numerusform>
            <numerusform>%n units were received, %1 are free.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The shop&apos;s own books: %n order(s), %1 a second at most, nothing sold twice.</source>
        <translation>
            <numerusform>The shop&apos;s own books: %n order, %1 a second at most, nothing sold twice.</numerusform>
            <numerusform>The shop&apos;s own books: %n orders, %1 a second at most, nothing sold twice.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>By the shop&apos;s own books %n unit(s) were sold twice: find out why, then rehearse again.</source>
        <translation>
            <numerusform>By the shop&apos;s own books %n unit was sold twice: find out why, then rehearse again.</numerusform>
            <numerusform>By the shop&apos;s own books %n units were sold twice: find out why, then rehearse again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OrderListModel</name>
    <message numerus="yes">
        <source>%1 + %Ln more</source>
        <translation>
            <numerusform>%1 + %Ln more</numerusform>
            <numerusform>%1 + %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>breaker</name>
    <message numerus="yes">
        <source>It would have opened %Ln time(s)</source>
        <translation>
            <numerusform>It would have opened %Ln time</numerusform>
            <numerusform>It would have opened %Ln times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cancel</name>
    <message numerus="yes">
        <source>%Ln delivery(s) are taken back from the carrier.</source>
        <translation>
            <numerusform>%Ln delivery is taken back from the carrier.</numerusform>
            <numerusform>%Ln deliveries are taken back from the carrier.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>claim</name>
    <message numerus="yes">
        <source>%Ln unit(s) are for sale again.</source>
        <translation>
            <numerusform>%Ln unit is for sale again.</numerusform>
            <numerusform>%Ln units are for sale again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unit(s) are scrapped.</source>
        <translation>
            <numerusform>%Ln unit is scrapped.</numerusform>
            <numerusform>%Ln units are scrapped.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ApprovalsPage</name>
    <message numerus="yes">
        <source>%Ln approval(s)</source>
        <translation>
            <numerusform>%Ln approval</numerusform>
            <numerusform>%Ln approvals</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln approval(s)</source>
        <translation>
            <numerusform>The newest %Ln approval</numerusform>
            <numerusform>The newest %Ln approvals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::BreakerPane</name>
    <message numerus="yes">
        <source>%Ln call(s)</source>
        <translation>
            <numerusform>%Ln call</numerusform>
            <numerusform>%Ln calls</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::BulkCancel</name>
    <message numerus="yes">
        <source>Cancel %Ln order(s)</source>
        <translation>
            <numerusform>Cancel %Ln order</numerusform>
            <numerusform>Cancel %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln order(s)?</source>
        <translation>
            <numerusform>Cancel %Ln order?</numerusform>
            <numerusform>Cancel %Ln orders?</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::BulkDecision</name>
    <message numerus="yes">
        <source>Approve %Ln claim(s)?</source>
        <translation>
            <numerusform>Approve %Ln claim?</numerusform>
            <numerusform>Approve %Ln claims?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln claim(s)?</source>
        <translation>
            <numerusform>Reject %Ln claim?</numerusform>
            <numerusform>Reject %Ln claims?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln claim(s)</source>
        <translation>
            <numerusform>Reject %Ln claim</numerusform>
            <numerusform>Reject %Ln claims</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait(s) for a second person.</source>
        <translation>
            <numerusform>%Ln waits for a second person.</numerusform>
            <numerusform>%Ln wait for a second person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::BulkPayout</name>
    <message numerus="yes">
        <source>Pay %Ln payout(s)?</source>
        <translation>
            <numerusform>Pay %Ln payout?</numerusform>
            <numerusform>Pay %Ln payouts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln payout(s)?</source>
        <translation>
            <numerusform>Reject %Ln payout?</numerusform>
            <numerusform>Reject %Ln payouts?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln payout(s)</source>
        <translation>
            <numerusform>Reject %Ln payout</numerusform>
            <numerusform>Reject %Ln payouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln wait(s) for a second person.</source>
        <translation>
            <numerusform>%Ln waits for a second person.</numerusform>
            <numerusform>%Ln wait for a second person.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ClaimPane</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ClaimStory</name>
    <message numerus="yes">
        <source>%Ln unit(s)</source>
        <translation>
            <numerusform>%Ln unit</numerusform>
            <numerusform>%Ln units</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln earlier claim(s) of this line</source>
        <translation>
            <numerusform>%Ln earlier claim of this line</numerusform>
            <numerusform>%Ln earlier claims of this line</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::DayPane</name>
    <message numerus="yes">
        <source>%1 is settled: %2 for %Ln seller(s).</source>
        <translation>
            <numerusform>%1 is settled: %2 for %Ln seller.</numerusform>
            <numerusform>%1 is settled: %2 for %Ln sellers.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::DeadLetterDetails</name>
    <message numerus="yes">
        <source>%Ln event(s) of its order</source>
        <translation>
            <numerusform>%Ln event of its order</numerusform>
            <numerusform>%Ln events of its order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::EventsPage</name>
    <message numerus="yes">
        <source>%Ln event(s) that nobody could take</source>
        <translation>
            <numerusform>%Ln event that nobody could take</numerusform>
            <numerusform>%Ln events that nobody could take</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln event(s) that nobody could take</source>
        <translation>
            <numerusform>The newest %Ln event that nobody could take</numerusform>
            <numerusform>The newest %Ln events that nobody could take</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::GoLiveView</name>
    <message numerus="yes">
        <source>%n thing(s) to do before it goes live.</source>
        <translation>
            <numerusform>%n thing to do before it goes live.</numerusform>
            <numerusform>%n things to do before it goes live.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ImportPanel</name>
    <message numerus="yes">
        <source>%1, %Ln row(s)</source>
        <translation>
            <numerusform>%1, %Ln row</numerusform>
            <numerusform>%1, %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ImportsPage</name>
    <message numerus="yes">
        <source>%Ln import(s) kept</source>
        <translation>
            <numerusform>%Ln import kept</numerusform>
            <numerusform>%Ln imports kept</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::InstanceList</name>
    <message numerus="yes">
        <source>%Ln instance(s), all take work</source>
        <translation>
            <numerusform>One instance, and it takes work</numerusform>
            <numerusform>%Ln instances, all take work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::InstancePane</name>
    <message numerus="yes">
        <source>Nobody new is sent to it, and what it has begun it ends. %Ln other(s) go on.</source>
        <translation>
            <numerusform>Nobody new is sent to it, and what it has begun it ends. %Ln other goes on.</numerusform>
            <numerusform>Nobody new is sent to it, and what it has begun it ends. %Ln others go on.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::LoadPage</name>
    <message numerus="yes">
        <source>%Ln run(s) kept on this computer</source>
        <translation>
            <numerusform>%Ln run kept on this computer</numerusform>
            <numerusform>%Ln runs kept on this computer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s) of load runs removed.</source>
        <translation>
            <numerusform>%Ln order of load runs removed.</numerusform>
            <numerusform>%Ln orders of load runs removed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln stay(s): in use, under way or waiting for a person.</source>
        <translation>
            <numerusform>%Ln stays: in use, under way or waiting for a person.</numerusform>
            <numerusform>%Ln stay: in use, under way or waiting for a person.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln member(s) stay(s) for good: the gateway knows of a charge.</source>
        <translation>
            <numerusform>%Ln member stays for good: the gateway knows of a charge.</numerusform>
            <numerusform>%Ln members stay for good: the gateway knows of a charge.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::OrderDetails</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %Ln claim(s) of this order</source>
        <translation>
            <numerusform>Show %Ln claim of this order</numerusform>
            <numerusform>Show %Ln claims of this order</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::OrderLineRow</name>
    <message numerus="yes">
        <source>%Ln unit(s) came back</source>
        <translation>
            <numerusform>%Ln unit came back</numerusform>
            <numerusform>%Ln units came back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::OrdersPage</name>
    <message numerus="yes">
        <source>%Ln order(s) fit</source>
        <translation>
            <numerusform>%Ln order fits</numerusform>
            <numerusform>%Ln orders fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln order(s) that fit</source>
        <translation>
            <numerusform>The newest %Ln order that fits</numerusform>
            <numerusform>The newest %Ln orders that fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln order</numerusform>
            <numerusform>%Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln order(s)</source>
        <translation>
            <numerusform>The newest %Ln order</numerusform>
            <numerusform>The newest %Ln orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new order(s)</source>
        <translation>
            <numerusform>%Ln new order</numerusform>
            <numerusform>%Ln new orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln order(s)…</source>
        <translation>
            <numerusform>Cancel %Ln order…</numerusform>
            <numerusform>Cancel %Ln orders…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::PayoutList</name>
    <message numerus="yes">
        <source>Pay %Ln payout(s)…</source>
        <translation>
            <numerusform>Pay %Ln payout…</numerusform>
            <numerusform>Pay %Ln payouts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln payout(s)…</source>
        <translation>
            <numerusform>Reject %Ln payout…</numerusform>
            <numerusform>Reject %Ln payouts…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payout(s)</source>
        <translation>
            <numerusform>%Ln payout</numerusform>
            <numerusform>%Ln payouts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln payout(s)</source>
        <translation>
            <numerusform>The newest %Ln payout</numerusform>
            <numerusform>The newest %Ln payouts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::PayoutPane</name>
    <message numerus="yes">
        <source>%Ln statement(s) of %1 are paid out. Above the limit a second person has to agree first. It cannot be taken back.</source>
        <translation>
            <numerusform>%Ln statement of %1 is paid out. Above the limit a second person has to agree first. It cannot be taken back.</numerusform>
            <numerusform>%Ln statements of %1 are paid out. Above the limit a second person has to agree first. It cannot be taken back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ProductEditor</name>
    <message numerus="yes">
        <source>%Ln change(s) not saved</source>
        <translation>
            <numerusform>%Ln change not saved</numerusform>
            <numerusform>%Ln changes not saved</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ProductsPage</name>
    <message numerus="yes">
        <source>%Ln product(s) fit</source>
        <translation>
            <numerusform>%Ln product fits</numerusform>
            <numerusform>%Ln products fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s)</source>
        <translation>
            <numerusform>%Ln product</numerusform>
            <numerusform>%Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the first %Ln product(s)</source>
        <translation>
            <numerusform>the first %Ln product</numerusform>
            <numerusform>the first %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln with unsaved edits</source>
        <translation>
            <numerusform>%Ln with unsaved edits</numerusform>
            <numerusform>%Ln with unsaved edits</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::RefundsPage</name>
    <message numerus="yes">
        <source>Approve %Ln claim(s)…</source>
        <translation>
            <numerusform>Approve %Ln claim…</numerusform>
            <numerusform>Approve %Ln claims…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject %Ln claim(s)…</source>
        <translation>
            <numerusform>Reject %Ln claim…</numerusform>
            <numerusform>Reject %Ln claims…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) wait</source>
        <translation>
            <numerusform>%Ln claim waits</numerusform>
            <numerusform>%Ln claims wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln claim(s) that wait</source>
        <translation>
            <numerusform>The newest claim that waits</numerusform>
            <numerusform>The newest %Ln claims that wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln claim(s) fit</source>
        <translation>
            <numerusform>%Ln claim fits</numerusform>
            <numerusform>%Ln claims fit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln claim(s) that fit</source>
        <translation>
            <numerusform>The newest claim that fits</numerusform>
            <numerusform>The newest %Ln claims that fit</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::RunSale</name>
    <message numerus="yes">
        <source>%Ln unit(s) that are held stay held until they are paid for or their time is over.</source>
        <translation>
            <numerusform>%Ln unit that is held stays held until it is paid for or its time is over.</numerusform>
            <numerusform>%Ln units that are held stay held until they are paid for or their time is over.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::SaleForm</name>
    <message numerus="yes">
        <source>%Ln option(s), from %1</source>
        <translation>
            <numerusform>%Ln option, from %1</numerusform>
            <numerusform>%Ln options, from %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::ScenarioPanel</name>
    <message numerus="yes">
        <source>%Ln recorded request(s) are no part of a journey and are left out: %1</source>
        <translation>
            <numerusform>%Ln recorded request is no part of a journey and is left out: %1</numerusform>
            <numerusform>%Ln recorded requests are no part of a journey and are left out: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::StatementList</name>
    <message numerus="yes">
        <source>%Ln statement(s)</source>
        <translation>
            <numerusform>%Ln statement</numerusform>
            <numerusform>%Ln statements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The newest %Ln statement(s)</source>
        <translation>
            <numerusform>The newest %Ln statement</numerusform>
            <numerusform>The newest %Ln statements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::StatementPane</name>
    <message numerus="yes">
        <source>%Ln line(s)</source>
        <translation>
            <numerusform>%Ln line</numerusform>
            <numerusform>%Ln lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>firstcome::TimelineView</name>
    <message numerus="yes">
        <source>Timeline (%Ln entries)</source>
        <translation>
            <numerusform>Timeline (%Ln entry)</numerusform>
            <numerusform>Timeline (%Ln entries)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>import</name>
    <message numerus="yes">
        <source>%Ln product(s) will be created.</source>
        <translation>
            <numerusform>%Ln product will be created.</numerusform>
            <numerusform>%Ln products will be created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) will be updated.</source>
        <translation>
            <numerusform>%Ln product will be updated.</numerusform>
            <numerusform>%Ln products will be updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) are as the file says already.</source>
        <translation>
            <numerusform>%Ln product is as the file says already.</numerusform>
            <numerusform>%Ln products are as the file says already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) cannot be imported; the rest can.</source>
        <translation>
            <numerusform>%Ln product cannot be imported; the rest can.</numerusform>
            <numerusform>%Ln products cannot be imported; the rest can.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) were created.</source>
        <translation>
            <numerusform>%Ln product was created.</numerusform>
            <numerusform>%Ln products were created.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) were updated.</source>
        <translation>
            <numerusform>%Ln product was updated.</numerusform>
            <numerusform>%Ln products were updated.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) were as the file says already.</source>
        <translation>
            <numerusform>%Ln product was as the file says already.</numerusform>
            <numerusform>%Ln products were as the file says already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) could not be imported.</source>
        <translation>
            <numerusform>%Ln product could not be imported.</numerusform>
            <numerusform>%Ln products could not be imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) had a fraction and are rounded to whole won.</source>
        <translation>
            <numerusform>%Ln price had a fraction and is rounded to whole won.</numerusform>
            <numerusform>%Ln prices had a fraction and are rounded to whole won.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln product(s) are left out: the file marks them unpublished.</source>
        <translation>
            <numerusform>%Ln product is left out: the file marks it unpublished.</numerusform>
            <numerusform>%Ln products are left out: the file marks them unpublished.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %Ln product(s)</source>
        <translation>
            <numerusform>Import %Ln product</numerusform>
            <numerusform>Import %Ln products</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the source took away will go off sale.</source>
        <translation>
            <numerusform>%Ln thing the source took away will go off sale.</numerusform>
            <numerusform>%Ln things the source took away will go off sale.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the source took away went off sale.</source>
        <translation>
            <numerusform>%Ln thing the source took away went off sale.</numerusform>
            <numerusform>%Ln things the source took away went off sale.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) the source took away go on selling.</source>
        <translation>
            <numerusform>%Ln thing the source took away goes on selling.</numerusform>
            <numerusform>%Ln things the source took away go on selling.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln price(s) move by more than half: look at them.</source>
        <translation>
            <numerusform>%Ln price moves by more than half: look at it.</numerusform>
            <numerusform>%Ln prices move by more than half: look at them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %Ln off sale</source>
        <translation>
            <numerusform>Take %Ln off sale</numerusform>
            <numerusform>Take %Ln off sale</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>load</name>
    <message numerus="yes">
        <source>%Ln threshold(s) broken.</source>
        <translation>
            <numerusform>%Ln threshold broken.</numerusform>
            <numerusform>%Ln thresholds broken.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s) against the books.</source>
        <translation>
            <numerusform>%Ln finding against the books.</numerusform>
            <numerusform>%Ln findings against the books.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>settlement</name>
    <message numerus="yes">
        <source>%Ln difference(s)</source>
        <translation>
            <numerusform>%Ln difference</numerusform>
            <numerusform>%Ln differences</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>timeline</name>
    <message numerus="yes">
        <source>– %Ln consumer(s) not there yet</source>
        <translation>
            <numerusform>– %Ln consumer not there yet</numerusform>
            <numerusform>– %Ln consumers not there yet</numerusform>
        </translation>
    </message>
</context>
</TS>
