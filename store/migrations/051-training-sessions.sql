-- Which texts have trainings with dates: the calendar reads those alone.
create index revision_with_sessions on revision (change, number) where jsonb_path_exists(content, '$.trainings[*].sessions[*]');
