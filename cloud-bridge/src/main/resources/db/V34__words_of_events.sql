-- What an event adds was kept in words of one language. The journal says it, and whoever shows it finds the words.
alter table parcel_event drop column detail;
